-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'review_asked';
ALTER TYPE "notification_kind" ADD VALUE 'review_given';
ALTER TYPE "notification_kind" ADD VALUE 'review_returned';
ALTER TYPE "notification_kind" ADD VALUE 'module_published';
ALTER TYPE "notification_kind" ADD VALUE 'module_withdrawn';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'review';
ALTER TYPE "notification_place" ADD VALUE 'draft';
ALTER TYPE "notification_place" ADD VALUE 'library';

-- CreateTable
CREATE TABLE "review_comment" (
    "id" UUID NOT NULL,
    "piece_id" UUID NOT NULL,
    "author_id" UUID,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_approval" (
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "edit" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_approval_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateIndex
CREATE INDEX "review_comment_piece_id_idx" ON "review_comment"("piece_id");

-- CreateIndex
CREATE INDEX "review_comment_author_id_idx" ON "review_comment"("author_id");

-- CreateIndex
CREATE INDEX "review_comment_resolved_by_id_idx" ON "review_comment"("resolved_by_id");

-- CreateIndex
CREATE INDEX "review_approval_person_id_idx" ON "review_approval"("person_id");

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "module_piece"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_approval" ADD CONSTRAINT "review_approval_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_approval" ADD CONSTRAINT "review_approval_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Only sealed texts.
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_text_sealed" CHECK ("is_sealed"("text"));

-- Whoever has written in a version approves nothing of it.
CREATE FUNCTION "refuse_own_approval"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "module_author" WHERE "version_id" = NEW."version_id" AND "person_id" = NEW."person_id") THEN
        RAISE EXCEPTION 'whoever has written in a module does not approve it' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "review_approval_of_others" BEFORE INSERT OR UPDATE ON "review_approval" FOR EACH ROW EXECUTE FUNCTION "refuse_own_approval"();

-- What a network writes is published as two others have approved it, with no comment open.
CREATE FUNCTION "refuse_unreviewed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "module" WHERE "id" = NEW."module_id" AND "network_id" IS NOT NULL) AND (
        (SELECT count(*) FROM "review_approval" a WHERE a."version_id" = NEW."id" AND a."edit" = NEW."edit"
            AND NOT EXISTS (SELECT 1 FROM "module_author" w WHERE w."version_id" = NEW."id" AND w."person_id" = a."person_id")) < 2
        OR EXISTS (SELECT 1 FROM "review_comment" c JOIN "module_piece" p ON p."id" = c."piece_id" WHERE p."version_id" = NEW."id" AND c."resolved_at" IS NULL)
    ) THEN
        RAISE EXCEPTION 'two others approve a module before it is published' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "module_version_reviewed" BEFORE UPDATE OF "state" ON "module_version" FOR EACH ROW
    WHEN (OLD."state" IN ('draft', 'in_review') AND NEW."state" = 'published') EXECUTE FUNCTION "refuse_unreviewed"();
