-- CreateEnum
CREATE TYPE "module_state" AS ENUM ('draft', 'published', 'superseded', 'withdrawn');

-- CreateTable
CREATE TABLE "module" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "module_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module_version" (
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "module_state" NOT NULL DEFAULT 'draft',
    "content_hash" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "components" TEXT[],
    "criteria" TEXT[],
    "competencies" TEXT[],
    "audience" TEXT[],
    "prerequisites" TEXT[],
    "plan" JSONB NOT NULL,
    "minutes" INTEGER NOT NULL,
    "questions" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "module_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module_text" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "markdown" TEXT NOT NULL,
    "page" JSONB NOT NULL,
    "rendering" INTEGER NOT NULL,
    "search" tsvector,

    CONSTRAINT "module_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curriculum" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "texts" JSONB NOT NULL,

    CONSTRAINT "curriculum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "curriculum_module" (
    "curriculum_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "module_id" UUID NOT NULL,

    CONSTRAINT "curriculum_module_pkey" PRIMARY KEY ("curriculum_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "module_slug_key" ON "module"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "module_address_key" ON "module"("address");

-- CreateIndex
CREATE UNIQUE INDEX "module_version_module_id_version_key" ON "module_version"("module_id", "version");

-- CreateIndex
CREATE INDEX "module_text_search_idx" ON "module_text" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "module_text_version_id_language_key" ON "module_text"("version_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "curriculum_slug_key" ON "curriculum"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "curriculum_module_curriculum_id_module_id_key" ON "curriculum_module"("curriculum_id", "module_id");

-- AddForeignKey
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_text" ADD CONSTRAINT "module_text_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum_module" ADD CONSTRAINT "curriculum_module_curriculum_id_fkey" FOREIGN KEY ("curriculum_id") REFERENCES "curriculum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum_module" ADD CONSTRAINT "curriculum_module_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Names that can stand in an address; numbers in their bounds; which times belong to which state.
ALTER TABLE "module" ADD CONSTRAINT "module_names" CHECK ("slug" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND "address" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$');
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_name" CHECK ("slug" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$');
ALTER TABLE "curriculum_module" ADD CONSTRAINT "curriculum_module_position" CHECK ("position" >= 1);
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_numbers" CHECK ("version" >= 1 AND "minutes" BETWEEN 1 AND 6000);
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_states" CHECK (
    ("state" = 'draft') = ("published_at" IS NULL) AND ("state" IN ('superseded', 'withdrawn')) = ("ended_at" IS NOT NULL)
);

-- One version of a module is the published one.
CREATE UNIQUE INDEX "module_version_one_published" ON "module_version" ("module_id") WHERE "state" = 'published';

CREATE TRIGGER "module_version_moves" BEFORE UPDATE OF "state" ON "module_version" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'draft>published', 'published>superseded', 'published>withdrawn'
);

-- What was published says the same for ever; how it is drawn may get better.
CREATE FUNCTION "refuse_published_version"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open CONSTANT TEXT[] := ARRAY['state', 'ended_at'];
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(OLD) - open) IS DISTINCT FROM (to_jsonb(NEW) - open) THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "module_version_published" BEFORE UPDATE OR DELETE ON "module_version" FOR EACH ROW
    WHEN (OLD."state" <> 'draft') EXECUTE FUNCTION "refuse_published_version"();

CREATE FUNCTION "refuse_published_text"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    drawn CONSTANT TEXT[] := ARRAY['page', 'rendering', 'search'];
BEGIN
    IF EXISTS (SELECT 1 FROM "module_version" WHERE "id" IN (NEW."version_id", OLD."version_id") AND "state" <> 'draft')
       AND (TG_OP <> 'UPDATE' OR (to_jsonb(OLD) - drawn) IS DISTINCT FROM (to_jsonb(NEW) - drawn)) THEN
        RAISE EXCEPTION 'a published module does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "module_text_published" BEFORE INSERT OR UPDATE OR DELETE ON "module_text" FOR EACH ROW EXECUTE FUNCTION "refuse_published_text"();

-- Words as they are searched: without accents, each language by its own stems, the title before the summary before the rest.
CREATE FUNCTION "search_language"(TEXT) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE $1 WHEN 'en' THEN 'english'::regconfig WHEN 'fr' THEN 'french'::regconfig WHEN 'es' THEN 'spanish'::regconfig WHEN 'pt' THEN 'portuguese'::regconfig WHEN 'ru' THEN 'russian'::regconfig ELSE 'simple'::regconfig END;
-- French writes its articles before an apostrophe: what stands after it is a word.
CREATE FUNCTION "search_words"(TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate("fold_search"($1), '''’', '  ');
CREATE FUNCTION "keep_module_search"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of CONSTANT regconfig := "search_language"(NEW."language");
BEGIN
    NEW."search" := setweight(to_tsvector(of, "search_words"(NEW."title")), 'A') || setweight(to_tsvector(of, "search_words"(NEW."summary")), 'B') || setweight(to_tsvector(of, "search_words"(NEW."markdown")), 'C');
    RETURN NEW;
END $$;
CREATE TRIGGER "module_text_search" BEFORE INSERT OR UPDATE OF "title", "summary", "markdown", "language", "search" ON "module_text" FOR EACH ROW EXECUTE FUNCTION "keep_module_search"();
