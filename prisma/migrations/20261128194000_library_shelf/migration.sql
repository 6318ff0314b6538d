-- AlterTable
ALTER TABLE "module_text" ADD COLUMN     "head" tsvector,
ADD COLUMN     "sort_title" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "module_text_head_idx" ON "module_text" USING GIN ("head");

-- How well a module fits is told by its title and its summary: to weigh every word of every text takes longer than anyone waits.
CREATE OR REPLACE FUNCTION "keep_module_search"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of CONSTANT regconfig := "search_language"(NEW."language");
BEGIN
    NEW."head" := setweight(to_tsvector(of, "search_words"(NEW."title")), 'A') || setweight(to_tsvector(of, "search_words"(NEW."summary")), 'B');
    NEW."search" := NEW."head" || setweight(to_tsvector(of, "search_words"(NEW."markdown")), 'C');
    NEW."sort_title" := "fold_search"(NEW."title");
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION "refuse_published_text"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    drawn CONSTANT TEXT[] := ARRAY['page', 'rendering', 'search', 'head', 'sort_title'];
BEGIN
    IF EXISTS (SELECT 1 FROM "module_version" WHERE "id" IN (NEW."version_id", OLD."version_id") AND "state" <> 'draft')
       AND (TG_OP <> 'UPDATE' OR (to_jsonb(OLD) - drawn) IS DISTINCT FROM (to_jsonb(NEW) - drawn)) THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

-- What is there already is read once more.
UPDATE "module_text" SET "search" = "search";
