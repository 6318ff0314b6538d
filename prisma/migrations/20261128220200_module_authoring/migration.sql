-- CreateEnum
CREATE TYPE "piece_kind" AS ENUM ('purpose', 'audience', 'objectives', 'block', 'materials', 'handout', 'low_literacy', 'online', 'criminalised', 'question', 'sources');

-- AlterTable
ALTER TABLE "module" ADD COLUMN "network_id" UUID;

-- AlterTable
ALTER TABLE "module_version" ADD COLUMN "available" INTEGER NOT NULL DEFAULT 240,
ADD COLUMN "edit" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "facts_edit" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';

-- CreateTable
CREATE TABLE "module_piece" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "kind" "piece_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "block_kind" TEXT,
    "minutes" SMALLINT,
    "right" TEXT,

    CONSTRAINT "module_piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece_text" (
    "piece_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "edit" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "based_on" TEXT,
    "edited_by_id" UUID,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "piece_text_pkey" PRIMARY KEY ("piece_id","language")
);

-- CreateTable
CREATE TABLE "module_author" (
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "module_author_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateIndex
CREATE INDEX "module_network_id_idx" ON "module"("network_id");

-- CreateIndex
CREATE UNIQUE INDEX "module_piece_version_id_key_key" ON "module_piece"("version_id", "key");

-- CreateIndex
CREATE INDEX "piece_text_edited_by_id_idx" ON "piece_text"("edited_by_id");

-- CreateIndex
CREATE INDEX "module_author_person_id_idx" ON "module_author"("person_id");

-- AddForeignKey
ALTER TABLE "module" ADD CONSTRAINT "module_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_piece" ADD CONSTRAINT "module_piece_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece_text" ADD CONSTRAINT "piece_text_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "module_piece"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece_text" ADD CONSTRAINT "piece_text_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_author" ADD CONSTRAINT "module_author_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_author" ADD CONSTRAINT "module_author_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is written and what is reviewed is not published yet, and may have no plan yet.
ALTER TABLE "module_version" DROP CONSTRAINT "module_version_states";
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_states" CHECK (
    ("state" IN ('draft', 'in_review')) = ("published_at" IS NULL) AND ("state" IN ('superseded', 'withdrawn')) = ("ended_at" IS NOT NULL)
);
ALTER TABLE "module_version" DROP CONSTRAINT "module_version_numbers";
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_numbers" CHECK (
    "version" >= 1 AND "minutes" BETWEEN 0 AND 6000 AND ("minutes" > 0 OR "published_at" IS NULL) AND "available" BETWEEN 30 AND 480 AND "edit" >= 1 AND "facts_edit" >= 1
);
ALTER TABLE "module_piece" ADD CONSTRAINT "module_piece_parts" CHECK (
    "position" >= 1
    AND ("kind" = 'block') = ("block_kind" IS NOT NULL) AND ("kind" = 'block') = ("minutes" IS NOT NULL) AND ("kind" = 'question') = ("right" IS NOT NULL)
    AND ("minutes" IS NULL OR "minutes" BETWEEN 5 AND 240)
);
ALTER TABLE "piece_text" ADD CONSTRAINT "piece_text_edit" CHECK ("edit" >= 1);

-- Nobody writes two next versions of one module.
CREATE UNIQUE INDEX "module_version_one_written" ON "module_version" ("module_id") WHERE "state" IN ('draft', 'in_review');

DROP TRIGGER "module_version_moves" ON "module_version";
CREATE TRIGGER "module_version_moves" BEFORE UPDATE OF "state" ON "module_version" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'draft>in_review', 'in_review>draft', 'draft>published', 'in_review>published', 'published>superseded', 'published>withdrawn'
);

DROP TRIGGER "module_version_published" ON "module_version";
CREATE TRIGGER "module_version_published" BEFORE UPDATE OR DELETE ON "module_version" FOR EACH ROW
    WHEN (OLD."state" NOT IN ('draft', 'in_review')) EXECUTE FUNCTION "refuse_published_version"();

-- Whoever writes into a version holds it meanwhile: it cannot be published between the look and the change. What is only drawn anew holds nothing.
CREATE FUNCTION "is_version_closed"(UUID) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
    found "module_state";
BEGIN
    SELECT "state" INTO found FROM "module_version" WHERE "id" = $1 FOR SHARE;
    RETURN found NOT IN ('draft', 'in_review');
END $$;

CREATE OR REPLACE FUNCTION "refuse_published_text"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    drawn CONSTANT TEXT[] := ARRAY['page', 'rendering', 'search', 'head', 'sort_title'];
BEGIN
    IF (TG_OP <> 'UPDATE' OR (to_jsonb(OLD) - drawn) IS DISTINCT FROM (to_jsonb(NEW) - drawn))
       AND ("is_version_closed"(NEW."version_id") OR "is_version_closed"(OLD."version_id")) THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

-- The pieces of which a published version was made stay as they were too.
CREATE FUNCTION "refuse_published_piece"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF "is_version_closed"(NEW."version_id") OR "is_version_closed"(OLD."version_id") THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "module_piece_published" BEFORE INSERT OR UPDATE OR DELETE ON "module_piece" FOR EACH ROW EXECUTE FUNCTION "refuse_published_piece"();

-- Only whose words they were may be forgotten.
CREATE FUNCTION "refuse_published_piece_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'edited_by_id') = (to_jsonb(NEW) - 'edited_by_id') THEN
        RETURN NEW;
    END IF;
    IF "is_version_closed"((SELECT "version_id" FROM "module_piece" WHERE "id" = COALESCE(NEW."piece_id", OLD."piece_id"))) THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "piece_text_published" BEFORE INSERT OR UPDATE OR DELETE ON "piece_text" FOR EACH ROW EXECUTE FUNCTION "refuse_published_piece_text"();

-- Only sealed texts.
ALTER TABLE "piece_text" ADD CONSTRAINT "piece_text_sealed" CHECK ("is_sealed"("text") AND "is_sealed"("based_on"));
