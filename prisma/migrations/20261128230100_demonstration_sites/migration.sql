-- CreateEnum
CREATE TYPE "site_standing" AS ENUM ('draft', 'self_checked', 'confirmed');

-- CreateEnum
CREATE TYPE "site_reach" AS ENUM ('network', 'everyone');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'site_checked';
ALTER TYPE "notification_kind" ADD VALUE 'site_confirmed';
ALTER TYPE "notification_kind" ADD VALUE 'site_check_due';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'site';

-- CreateTable
CREATE TABLE "demonstration_site" (
    "site_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "site_standing" NOT NULL DEFAULT 'draft',
    "reach" "site_reach" NOT NULL DEFAULT 'network',
    "criteria" TEXT[],
    "components" TEXT[],
    "languages" TEXT[],
    "weekdays" INTEGER[],
    "title" TEXT,
    "shown" TEXT,
    "learned" TEXT,
    "costs" TEXT,
    "access" TEXT,
    "safety" TEXT,
    "address" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "demonstration_site_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "site_check" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "answers" JSONB NOT NULL,
    "note" TEXT,

    CONSTRAINT "site_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "demonstration_site_organisation_id_idx" ON "demonstration_site"("organisation_id");

-- CreateIndex
CREATE INDEX "site_check_site_id_at_idx" ON "site_check"("site_id", "at");

-- AddForeignKey
ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_check" ADD CONSTRAINT "site_check_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("site_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_check" ADD CONSTRAINT "site_check_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_texts_sealed" CHECK (
    "is_sealed"("title") AND "is_sealed"("shown") AND "is_sealed"("learned") AND "is_sealed"("costs") AND "is_sealed"("access") AND "is_sealed"("safety") AND "is_sealed"("address")
);
ALTER TABLE "site_check" ADD CONSTRAINT "site_check_note_sealed" CHECK ("is_sealed"("note"));

-- A standing has its days, and nothing is confirmed that its host has not looked at.
ALTER TABLE "demonstration_site" ADD CONSTRAINT "demonstration_site_states" CHECK (
    CASE "state" WHEN 'draft' THEN "confirmed_at" IS NULL WHEN 'self_checked' THEN "checked_at" IS NOT NULL ELSE "checked_at" IS NOT NULL AND "confirmed_at" IS NOT NULL AND "confirmed_at" >= "checked_at" END
);
CREATE TRIGGER "demonstration_site_moves" BEFORE UPDATE OF "state" ON "demonstration_site" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'draft>self_checked', 'confirmed>self_checked', 'self_checked>confirmed', 'self_checked>draft', 'confirmed>draft'
);

-- A look of a host is history: only who it was may go, with the account.
CREATE TRIGGER "site_check_never_changes" BEFORE UPDATE ON "site_check" FOR EACH ROW
    WHEN (NEW."by_id" IS NOT NULL OR (to_jsonb(OLD) - 'by_id') IS DISTINCT FROM (to_jsonb(NEW) - 'by_id'))
    EXECUTE FUNCTION "refuse_change"();
