-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'site_returned';

-- AlterTable
ALTER TABLE "demonstration_site" ADD COLUMN "returned_at" TIMESTAMPTZ(3),
ADD COLUMN "return_note" TEXT;

-- What follows cannot be said in Prisma's language.
-- Only what waits for the network can be handed back, with words that are sealed.
ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_return_note_sealed" CHECK ("is_sealed"("return_note"));
ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_returned" CHECK (
    ("returned_at" IS NULL) = ("return_note" IS NULL) AND ("returned_at" IS NULL OR "state" = 'self_checked')
);
