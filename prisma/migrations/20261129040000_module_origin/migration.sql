-- AlterTable
ALTER TABLE "module" ADD COLUMN "origin_id" UUID;

-- CreateTable
CREATE TABLE "origin_choice" (
    "version_id" UUID NOT NULL,
    "origin_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "is_taken" BOOLEAN NOT NULL,
    "before" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "origin_choice_pkey" PRIMARY KEY ("version_id","origin_id","key")
);

-- CreateIndex
CREATE INDEX "module_origin_id_idx" ON "module"("origin_id");

-- CreateIndex
CREATE INDEX "origin_choice_origin_id_idx" ON "origin_choice"("origin_id");

-- CreateIndex
CREATE INDEX "origin_choice_decided_by_id_idx" ON "origin_choice"("decided_by_id");

-- AddForeignKey
ALTER TABLE "module" ADD CONSTRAINT "module_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "module_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_choice" ADD CONSTRAINT "origin_choice_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_choice" ADD CONSTRAINT "origin_choice_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "module_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_choice" ADD CONSTRAINT "origin_choice_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Where a module comes from is said when it is begun, names what is published, and stays: what it was adapted from is owed those who wrote that.
CREATE FUNCTION "keep_origin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD."origin_id" IS DISTINCT FROM NEW."origin_id" THEN
        RAISE EXCEPTION 'what a module was adapted from stays' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'INSERT' AND NEW."origin_id" IS NOT NULL AND (NEW."network_id" IS NULL OR NOT EXISTS (SELECT 1 FROM "module_version" WHERE "id" = NEW."origin_id" AND "state" NOT IN ('draft', 'in_review'))) THEN
        RAISE EXCEPTION 'only what is published is adapted, and by a network' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "module_origin_kept" BEFORE INSERT OR UPDATE OF "origin_id" ON "module" FOR EACH ROW EXECUTE FUNCTION "keep_origin"();

-- What was made of a change is part of the version: it is open as long as that is.
CREATE FUNCTION "refuse_published_choice"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'decided_by_id') = (to_jsonb(NEW) - 'decided_by_id') THEN
        RETURN NEW;
    END IF;
    IF "is_version_closed"(COALESCE(NEW."version_id", OLD."version_id")) THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "origin_choice_published" BEFORE INSERT OR UPDATE OR DELETE ON "origin_choice" FOR EACH ROW EXECUTE FUNCTION "refuse_published_choice"();

-- Only sealed texts, and only of what was taken.
ALTER TABLE "origin_choice" ADD CONSTRAINT "origin_choice_before_sealed" CHECK ("is_sealed"("before"));
ALTER TABLE "origin_choice" ADD CONSTRAINT "origin_choice_parts" CHECK ("is_taken" = ("before" IS NOT NULL));
