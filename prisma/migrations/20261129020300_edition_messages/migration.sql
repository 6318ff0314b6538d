-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'edition_message';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'edition_messages';

-- CreateTable
CREATE TABLE "edition_message" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_by_id" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "edition_message_edition_id_written_at_idx" ON "edition_message"("edition_id", "written_at");

-- CreateIndex
CREATE INDEX "edition_message_written_by_id_idx" ON "edition_message"("written_by_id");

-- AddForeignKey
ALTER TABLE "edition_message" ADD CONSTRAINT "edition_message_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_message" ADD CONSTRAINT "edition_message_written_by_id_fkey" FOREIGN KEY ("written_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "edition_message" ADD CONSTRAINT "edition_message_text_sealed" CHECK ("is_sealed"("text"));
CREATE TRIGGER "edition_message_while" BEFORE INSERT ON "edition_message" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('selecting', 'running');
