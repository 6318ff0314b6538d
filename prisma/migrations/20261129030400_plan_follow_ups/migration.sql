-- CreateEnum
CREATE TYPE "plan_line_standing" AS ENUM ('done', 'under_way', 'not_begun', 'changed');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'plan_follow_up_due';
ALTER TYPE "notification_kind" ADD VALUE 'plan_follow_up_answered';

-- CreateTable
CREATE TABLE "plan_follow_up" (
    "line_id" UUID NOT NULL,
    "month" SMALLINT NOT NULL,
    "standing" "plan_line_standing" NOT NULL,
    "words" TEXT,
    "edit" INTEGER NOT NULL DEFAULT 1,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_by_id" UUID,

    CONSTRAINT "plan_follow_up_pkey" PRIMARY KEY ("line_id","month")
);

-- AddForeignKey
ALTER TABLE "plan_follow_up" ADD CONSTRAINT "plan_follow_up_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "plan_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_follow_up" ADD CONSTRAINT "plan_follow_up_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "plan_follow_up" ADD CONSTRAINT "plan_follow_up_words_sealed" CHECK ("is_sealed"("words"));
ALTER TABLE "plan_follow_up" ADD CONSTRAINT "plan_follow_up_month" CHECK ("month" IN (3, 6, 12));
