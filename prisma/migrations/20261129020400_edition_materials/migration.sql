-- CreateEnum
CREATE TYPE "material_kind" AS ENUM ('guide', 'handout', 'slides', 'file');

-- CreateTable
CREATE TABLE "edition_material" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "material_kind" NOT NULL,
    "module_id" UUID,
    "name" TEXT,
    "media_type" TEXT,
    "size" INTEGER,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_material_content" (
    "material_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "edition_material_content_pkey" PRIMARY KEY ("material_id")
);

-- CreateIndex
CREATE INDEX "edition_material_module_id_idx" ON "edition_material"("module_id");

-- CreateIndex
CREATE INDEX "edition_material_added_by_id_idx" ON "edition_material"("added_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "edition_material_edition_id_day_module_id_kind_key" ON "edition_material"("edition_id", "day", "module_id", "kind");

-- AddForeignKey
ALTER TABLE "edition_material" ADD CONSTRAINT "edition_material_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_material" ADD CONSTRAINT "edition_material_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_material" ADD CONSTRAINT "edition_material_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_material_content" ADD CONSTRAINT "edition_material_content_material_id_fkey" FOREIGN KEY ("material_id") REFERENCES "edition_material"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "edition_material" ADD CONSTRAINT "edition_material_name_sealed" CHECK ("is_sealed"("name"));
ALTER TABLE "edition_material_content" ADD CONSTRAINT "edition_material_content_sealed" CHECK (
    substring("sealed" FROM 1 FOR 3) = '\x76312e'::BYTEA AND octet_length("sealed") >= 68
);

-- A paper is a module's; a file has a name, a kind and a size.
ALTER TABLE "edition_material" ADD CONSTRAINT "edition_material_whole" CHECK (
    ("kind" = 'file') = ("module_id" IS NULL) AND ("kind" = 'file') = ("name" IS NOT NULL) AND ("kind" = 'file') = ("media_type" IS NOT NULL) AND ("kind" = 'file') = ("size" IS NOT NULL)
);
CREATE TRIGGER "edition_material_while" BEFORE INSERT ON "edition_material" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('selecting', 'running');
