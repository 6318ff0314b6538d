-- CreateTable
CREATE TABLE "draft_picture" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "seen" TEXT NOT NULL,
    "edit" INTEGER NOT NULL DEFAULT 1,
    "width" SMALLINT NOT NULL,
    "height" SMALLINT NOT NULL,
    "small" BYTEA NOT NULL,
    "large" BYTEA NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module_picture" (
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "seen" JSONB NOT NULL,
    "width" SMALLINT NOT NULL,
    "height" SMALLINT NOT NULL,
    "small" BYTEA NOT NULL,
    "large" BYTEA NOT NULL,

    CONSTRAINT "module_picture_pkey" PRIMARY KEY ("version_id","key")
);

-- CreateIndex
CREATE INDEX "draft_picture_added_by_id_idx" ON "draft_picture"("added_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_picture_version_id_key_key" ON "draft_picture"("version_id", "key");

-- AddForeignKey
ALTER TABLE "draft_picture" ADD CONSTRAINT "draft_picture_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_picture" ADD CONSTRAINT "draft_picture_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_picture" ADD CONSTRAINT "module_picture_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only sealed words and pictures, as long as they are not published.
ALTER TABLE "draft_picture" ADD CONSTRAINT "draft_picture_sealed" CHECK (
    "is_sealed"("seen")
    AND substring("small" FROM 1 FOR 3) = '\x76312e'::BYTEA AND octet_length("small") >= 68
    AND substring("large" FROM 1 FOR 3) = '\x76312e'::BYTEA AND octet_length("large") >= 68
);
ALTER TABLE "draft_picture" ADD CONSTRAINT "draft_picture_parts" CHECK ("key" ~ '^[0-9a-f]{8}$' AND "edit" >= 1 AND "width" > 0 AND "height" > 0);

-- What is published is what this program drew: WebP for pages, JPEG for papers.
ALTER TABLE "module_picture" ADD CONSTRAINT "module_picture_parts" CHECK (
    "key" ~ '^[0-9a-f]{8}$' AND "width" > 0 AND "height" > 0 AND jsonb_typeof("seen") = 'object'
    AND substring("small" FROM 1 FOR 4) = '\x52494646'::BYTEA AND substring("large" FROM 1 FOR 3) = '\xffd8ff'::BYTEA
);

-- Pictures are part of their version: open as long as that is.
CREATE TRIGGER "draft_picture_published" BEFORE INSERT OR UPDATE OR DELETE ON "draft_picture" FOR EACH ROW EXECUTE FUNCTION "refuse_published_piece"();
CREATE TRIGGER "module_picture_published" BEFORE INSERT OR UPDATE OR DELETE ON "module_picture" FOR EACH ROW EXECUTE FUNCTION "refuse_published_piece"();
