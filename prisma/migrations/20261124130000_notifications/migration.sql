-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('request_sent', 'request_withdrawn', 'question_asked', 'question_answered', 'request_accepted', 'request_declined', 'request_referred', 'request_passed_on', 'request_returned', 'terms_proposed', 'terms_waiting', 'terms_agreed', 'help_asked', 'help_accepted', 'help_declined', 'help_ended', 'time_set', 'time_changed', 'time_cancelled', 'work_cancelled', 'work_closed', 'report_given', 'evaluation_given', 'follow_up_due', 'follow_up_answered');

-- CreateEnum
CREATE TYPE "notification_place" AS ENUM ('request', 'clarifications', 'engagement', 'terms', 'providers', 'schedule', 'report', 'evaluation', 'follow_ups', 'follow_up', 'session', 'booking', 'provider_invitation', 'provider_invitations');

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "place" "notification_place" NOT NULL,
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notification_person_id_at_id_idx" ON "notification"("person_id", "at", "id");

-- CreateIndex
CREATE INDEX "notification_membership_id_idx" ON "notification"("membership_id");

-- CreateIndex
CREATE INDEX "notification_subject_id_idx" ON "notification"("subject_id");

-- CreateIndex
CREATE INDEX "notification_at_idx" ON "notification"("at");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What one has not read yet is not told twice: it becomes new again. By it unread ones are counted, too.
CREATE UNIQUE INDEX "notification_unread_once" ON "notification" ("person_id", "kind", "place", "subject_id") WHERE "read_at" IS NULL;
