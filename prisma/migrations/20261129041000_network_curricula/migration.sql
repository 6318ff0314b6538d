-- AlterTable
ALTER TABLE "curriculum" ADD COLUMN "edit" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "licence" TEXT NOT NULL DEFAULT 'CC-BY-NC-SA-4.0',
ADD COLUMN "network_id" UUID,
ADD COLUMN "origin_id" UUID,
ADD COLUMN "origin_modules" UUID[];

-- CreateIndex
CREATE INDEX "curriculum_network_id_idx" ON "curriculum"("network_id");

-- CreateIndex
CREATE INDEX "curriculum_origin_id_idx" ON "curriculum"("origin_id");

-- AddForeignKey
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "curriculum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What comes from files comes from nowhere else; what a curriculum was adapted from stays.
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_origin" CHECK ("edit" >= 1 AND ("origin_id" IS NULL OR ("network_id" IS NOT NULL AND "origin_id" <> "id")));
CREATE FUNCTION "keep_curriculum_origin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."origin_id" IS DISTINCT FROM NEW."origin_id" OR OLD."network_id" IS DISTINCT FROM NEW."network_id" THEN
        RAISE EXCEPTION 'what a curriculum was adapted from stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "curriculum_origin_kept" BEFORE UPDATE OF "origin_id", "network_id" ON "curriculum" FOR EACH ROW EXECUTE FUNCTION "keep_curriculum_origin"();
