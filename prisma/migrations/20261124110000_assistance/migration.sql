-- CreateEnum
CREATE TYPE "request_state" AS ENUM ('draft', 'submitted', 'clarifying', 'referred', 'accepted', 'declined', 'completed', 'withdrawn');

-- CreateEnum
CREATE TYPE "assistance_form" AS ENUM ('remote', 'in_person', 'exchange_visit', 'partner_workshop');

-- CreateEnum
CREATE TYPE "urgency" AS ENUM ('urgent', 'soon', 'can_wait');

-- CreateEnum
CREATE TYPE "side" AS ENUM ('network', 'organisation');

-- CreateEnum
CREATE TYPE "referral_state" AS ENUM ('waiting', 'accepted', 'returned', 'recalled');

-- CreateEnum
CREATE TYPE "engagement_state" AS ENUM ('scoping', 'agreed', 'underway', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "terms_state" AS ENUM ('draft', 'agreed', 'replaced');

-- CreateEnum
CREATE TYPE "provider_invitation_state" AS ENUM ('invited', 'accepted', 'declined', 'recalled', 'ended');

-- CreateEnum
CREATE TYPE "session_state" AS ENUM ('planned', 'held', 'missed', 'cancelled');

-- CreateEnum
CREATE TYPE "presence" AS ENUM ('present', 'excused', 'absent');

-- CreateEnum
CREATE TYPE "note_kind" AS ENUM ('shared', 'private');

-- CreateEnum
CREATE TYPE "follow_up_state" AS ENUM ('due', 'answered', 'skipped');

-- CreateTable
CREATE TABLE "assistance_request" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "state" "request_state" NOT NULL DEFAULT 'draft',
    "topics" TEXT[],
    "form" "assistance_form",
    "languages" TEXT[],
    "earliest_on" DATE,
    "latest_on" DATE,
    "urgency" "urgency" NOT NULL DEFAULT 'can_wait',
    "need" TEXT,
    "difference" TEXT,
    "taking_part" TEXT,
    "urgency_reason" TEXT,
    "security" TEXT,
    "decline_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "assistance_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_priority" (
    "request_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "component_key" TEXT NOT NULL,

    CONSTRAINT "request_priority_pkey" PRIMARY KEY ("request_id","assessment_id","criterion_key")
);

-- CreateTable
CREATE TABLE "clarification" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "person_id" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clarification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "from_network_id" UUID NOT NULL,
    "to_network_id" UUID NOT NULL,
    "state" "referral_state" NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL,
    "answer" TEXT,
    "referred_by_id" UUID,
    "referred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "state" "engagement_state" NOT NULL DEFAULT 'scoping',
    "topics" TEXT[],
    "form" "assistance_form" NOT NULL,
    "languages" TEXT[],
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreed_next" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_organisation" (
    "engagement_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "engagement_organisation_pkey" PRIMARY KEY ("engagement_id","request_id")
);

-- CreateTable
CREATE TABLE "terms" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "terms_state" NOT NULL DEFAULT 'draft',
    "edit" INTEGER NOT NULL DEFAULT 1,
    "objectives" TEXT,
    "outputs" TEXT,
    "method" TEXT,
    "half_days" SMALLINT,
    "starts_on" DATE,
    "ends_on" DATE,
    "edited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreed_at" TIMESTAMPTZ(3),

    CONSTRAINT "terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terms_agreement" (
    "terms_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "edit" INTEGER NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "terms_agreement_pkey" PRIMARY KEY ("terms_id","organisation_id")
);

-- CreateTable
CREATE TABLE "provider_profile" (
    "person_id" UUID NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "forms" "assistance_form"[],
    "regions" TEXT[],
    "countries" TEXT[],
    "weekly_hours" SMALLINT NOT NULL DEFAULT 0,
    "exclusions" TEXT,
    "about" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "provider_topic" (
    "person_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,

    CONSTRAINT "provider_topic_pkey" PRIMARY KEY ("person_id","topic")
);

-- CreateTable
CREATE TABLE "provider_language" (
    "person_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,

    CONSTRAINT "provider_language_pkey" PRIMARY KEY ("person_id","language")
);

-- CreateTable
CREATE TABLE "provider_invitation" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "provider_invitation_state" NOT NULL DEFAULT 'invited',
    "answer" TEXT,
    "invited_by_id" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assistance_session" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "state" "session_state" NOT NULL DEFAULT 'planned',
    "form" "assistance_form" NOT NULL,
    "agenda" TEXT,
    "place" TEXT,
    "headcount" SMALLINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "assistance_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "presence" "presence" NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("session_id","person_id")
);

-- CreateTable
CREATE TABLE "session_note" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID,
    "kind" "note_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "session_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "output_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output_content" (
    "output_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "output_content_pkey" PRIMARY KEY ("output_id")
);

-- CreateTable
CREATE TABLE "provider_report" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "person_id" UUID,
    "done" TEXT,
    "results" TEXT,
    "lessons" TEXT,
    "half_days" SMALLINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "usefulness" SMALLINT NOT NULL,
    "fit" SMALLINT NOT NULL,
    "respect" SMALLINT NOT NULL,
    "safety" SMALLINT NOT NULL,
    "text" TEXT,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "month" SMALLINT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "follow_up_state" NOT NULL DEFAULT 'due',
    "changed" TEXT,
    "assessment_id" UUID,
    "person_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assistance_request_organisation_id_created_at_idx" ON "assistance_request"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "clarification_request_id_at_idx" ON "clarification"("request_id", "at");

-- CreateIndex
CREATE INDEX "clarification_person_id_idx" ON "clarification"("person_id");

-- CreateIndex
CREATE INDEX "referral_request_id_referred_at_idx" ON "referral"("request_id", "referred_at");

-- CreateIndex
CREATE INDEX "referral_to_network_id_state_referred_at_idx" ON "referral"("to_network_id", "state", "referred_at");

-- CreateIndex
CREATE INDEX "engagement_network_id_state_created_at_idx" ON "engagement"("network_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "engagement_organisation_request_id_idx" ON "engagement_organisation"("request_id");

-- CreateIndex
CREATE INDEX "engagement_organisation_organisation_id_idx" ON "engagement_organisation"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "terms_engagement_id_version_key" ON "terms"("engagement_id", "version");

-- CreateIndex
CREATE INDEX "provider_topic_topic_idx" ON "provider_topic"("topic");

-- CreateIndex
CREATE INDEX "provider_invitation_engagement_id_state_idx" ON "provider_invitation"("engagement_id", "state");

-- CreateIndex
CREATE INDEX "provider_invitation_person_id_state_idx" ON "provider_invitation"("person_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "assistance_session_booking_id_key" ON "assistance_session"("booking_id");

-- CreateIndex
CREATE INDEX "assistance_session_engagement_id_created_at_idx" ON "assistance_session"("engagement_id", "created_at");

-- CreateIndex
CREATE INDEX "attendance_person_id_idx" ON "attendance"("person_id");

-- CreateIndex
CREATE INDEX "session_note_session_id_created_at_idx" ON "session_note"("session_id", "created_at");

-- CreateIndex
CREATE INDEX "session_note_person_id_idx" ON "session_note"("person_id");

-- CreateIndex
CREATE INDEX "output_engagement_id_added_at_idx" ON "output"("engagement_id", "added_at");

-- CreateIndex
CREATE INDEX "provider_report_person_id_idx" ON "provider_report"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_report_engagement_id_person_id_key" ON "provider_report"("engagement_id", "person_id");

-- CreateIndex
CREATE INDEX "evaluation_organisation_id_idx" ON "evaluation"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_engagement_id_organisation_id_key" ON "evaluation"("engagement_id", "organisation_id");

-- CreateIndex
CREATE INDEX "follow_up_organisation_id_due_on_idx" ON "follow_up"("organisation_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_engagement_id_organisation_id_month_key" ON "follow_up"("engagement_id", "organisation_id", "month");

-- AddForeignKey
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_priority" ADD CONSTRAINT "request_priority_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "assistance_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "assistance_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "assistance_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_from_network_id_fkey" FOREIGN KEY ("from_network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_to_network_id_fkey" FOREIGN KEY ("to_network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_referred_by_id_fkey" FOREIGN KEY ("referred_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_organisation" ADD CONSTRAINT "engagement_organisation_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_organisation" ADD CONSTRAINT "engagement_organisation_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "assistance_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_organisation" ADD CONSTRAINT "engagement_organisation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms" ADD CONSTRAINT "terms_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms" ADD CONSTRAINT "terms_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms_agreement" ADD CONSTRAINT "terms_agreement_terms_id_fkey" FOREIGN KEY ("terms_id") REFERENCES "terms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms_agreement" ADD CONSTRAINT "terms_agreement_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms_agreement" ADD CONSTRAINT "terms_agreement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_profile" ADD CONSTRAINT "provider_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_topic" ADD CONSTRAINT "provider_topic_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "provider_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_language" ADD CONSTRAINT "provider_language_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "provider_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_invitation" ADD CONSTRAINT "provider_invitation_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_invitation" ADD CONSTRAINT "provider_invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_invitation" ADD CONSTRAINT "provider_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assistance_session" ADD CONSTRAINT "assistance_session_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assistance_session" ADD CONSTRAINT "assistance_session_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "assistance_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_note" ADD CONSTRAINT "session_note_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "assistance_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_note" ADD CONSTRAINT "session_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "assistance_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_content" ADD CONSTRAINT "output_content_output_id_fkey" FOREIGN KEY ("output_id") REFERENCES "output"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_report" ADD CONSTRAINT "provider_report_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_report" ADD CONSTRAINT "provider_report_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.

-- Sealed texts.
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_texts_sealed" CHECK (
    "is_sealed"("need") AND "is_sealed"("difference") AND "is_sealed"("taking_part") AND "is_sealed"("urgency_reason")
    AND "is_sealed"("security") AND "is_sealed"("decline_reason")
);
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "referral" ADD CONSTRAINT "referral_texts_sealed" CHECK ("is_sealed"("reason") AND "is_sealed"("answer"));
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_agreed_next_sealed" CHECK ("is_sealed"("agreed_next"));
ALTER TABLE "terms" ADD CONSTRAINT "terms_texts_sealed" CHECK ("is_sealed"("objectives") AND "is_sealed"("outputs") AND "is_sealed"("method"));
ALTER TABLE "provider_profile" ADD CONSTRAINT "provider_profile_texts_sealed" CHECK ("is_sealed"("exclusions") AND "is_sealed"("about"));
ALTER TABLE "provider_invitation" ADD CONSTRAINT "provider_invitation_answer_sealed" CHECK ("is_sealed"("answer"));
ALTER TABLE "assistance_session" ADD CONSTRAINT "assistance_session_texts_sealed" CHECK ("is_sealed"("agenda") AND "is_sealed"("place"));
ALTER TABLE "session_note" ADD CONSTRAINT "session_note_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "output" ADD CONSTRAINT "output_name_sealed" CHECK ("is_sealed"("name"));
ALTER TABLE "provider_report" ADD CONSTRAINT "provider_report_texts_sealed" CHECK ("is_sealed"("done") AND "is_sealed"("results") AND "is_sealed"("lessons"));
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_changed_sealed" CHECK ("is_sealed"("changed"));

-- What a request must hold by the time it is one, and which times belong to which state.
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_dates" CHECK ("earliest_on" <= "latest_on");
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_topics" CHECK ("topics" <@ ARRAY[
    'governance', 'membership', 'finance-and-budget', 'organisational-development', 'change-management', 'strategic-planning',
    'proposal-development', 'donor-reporting', 'sub-regional-structures', 'alliances', 'community-empowerment', 'addressing-violence',
    'community-led-services', 'condom-and-lubricant-programming', 'clinical-and-support-services', 'programme-management'
]);
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_whole" CHECK (
    "submitted_at" IS NULL OR (
        "need" IS NOT NULL AND "difference" IS NOT NULL AND "taking_part" IS NOT NULL AND "form" IS NOT NULL
        AND cardinality("topics") > 0 AND cardinality("languages") > 0
        AND ("urgency" = 'can_wait' OR "urgency_reason" IS NOT NULL)
    )
);
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_states" CHECK (
    ("state" = 'withdrawn' OR ("state" = 'draft') = ("submitted_at" IS NULL))
    AND ("state" NOT IN ('accepted', 'declined', 'completed') OR "decided_at" IS NOT NULL)
    AND ("state" NOT IN ('draft', 'submitted', 'clarifying', 'referred') OR "decided_at" IS NULL)
    AND ("state" IN ('completed', 'withdrawn')) = ("ended_at" IS NOT NULL)
    AND ("state" = 'declined') = ("decline_reason" IS NOT NULL)
);
ALTER TABLE "referral" ADD CONSTRAINT "referral_elsewhere" CHECK ("from_network_id" <> "to_network_id");
ALTER TABLE "referral" ADD CONSTRAINT "referral_states" CHECK (("state" = 'waiting') = ("answered_at" IS NULL) AND ("state" <> 'returned' OR "answer" IS NOT NULL));
CREATE UNIQUE INDEX "referral_one_waiting" ON "referral" ("request_id") WHERE "state" = 'waiting';

-- The board of a network: by age and by urgency (the most pressing first, then the oldest), of one state, of those to decide, of all.
CREATE INDEX "assistance_request_state_age" ON "assistance_request" ("network_id", "state", "submitted_at", "id") WHERE "submitted_at" IS NOT NULL;
CREATE INDEX "assistance_request_state_urgency" ON "assistance_request" ("network_id", "state", "urgency", "submitted_at", "id") WHERE "submitted_at" IS NOT NULL;
CREATE INDEX "assistance_request_open_age" ON "assistance_request" ("network_id", "submitted_at", "id") WHERE "state" IN ('submitted', 'clarifying', 'referred');
CREATE INDEX "assistance_request_open_urgency" ON "assistance_request" ("network_id", "urgency", "submitted_at", "id") WHERE "state" IN ('submitted', 'clarifying', 'referred');
CREATE INDEX "assistance_request_age" ON "assistance_request" ("network_id", "submitted_at", "id") WHERE "submitted_at" IS NOT NULL;
CREATE INDEX "assistance_request_urgency" ON "assistance_request" ("network_id", "urgency", "submitted_at", "id") WHERE "submitted_at" IS NOT NULL;

ALTER TABLE "engagement" ADD CONSTRAINT "engagement_states" CHECK (("state" IN ('closed', 'cancelled')) = ("ended_at" IS NOT NULL));
ALTER TABLE "terms" ADD CONSTRAINT "terms_dates" CHECK ("starts_on" <= "ends_on");
ALTER TABLE "terms" ADD CONSTRAINT "terms_half_days" CHECK ("half_days" BETWEEN 1 AND 400);
ALTER TABLE "terms" ADD CONSTRAINT "terms_whole" CHECK (
    ("state" = 'draft') = ("agreed_at" IS NULL)
    AND ("state" = 'draft' OR ("objectives" IS NOT NULL AND "outputs" IS NOT NULL AND "method" IS NOT NULL AND "half_days" IS NOT NULL AND "starts_on" IS NOT NULL AND "ends_on" IS NOT NULL))
);
CREATE UNIQUE INDEX "terms_one_draft" ON "terms" ("engagement_id") WHERE "state" = 'draft';
CREATE UNIQUE INDEX "terms_one_agreed" ON "terms" ("engagement_id") WHERE "state" = 'agreed';

ALTER TABLE "provider_profile" ADD CONSTRAINT "provider_profile_hours" CHECK ("weekly_hours" BETWEEN 0 AND 60);
ALTER TABLE "provider_topic" ADD CONSTRAINT "provider_topic_level" CHECK ("level" BETWEEN 1 AND 3);
ALTER TABLE "provider_language" ADD CONSTRAINT "provider_language_level" CHECK ("level" BETWEEN 1 AND 3);
ALTER TABLE "provider_invitation" ADD CONSTRAINT "provider_invitation_states" CHECK (
    ("state" NOT IN ('accepted', 'declined') OR "answered_at" IS NOT NULL)
    AND ("state" IN ('recalled', 'ended')) = ("ended_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "provider_invitation_once" ON "provider_invitation" ("engagement_id", "person_id") WHERE "state" IN ('invited', 'accepted');
ALTER TABLE "assistance_session" ADD CONSTRAINT "assistance_session_states" CHECK (
    ("state" = 'planned') = ("settled_at" IS NULL) AND "headcount" BETWEEN 0 AND 1000
);
ALTER TABLE "output" ADD CONSTRAINT "output_size" CHECK ("size" > 0);
ALTER TABLE "provider_report" ADD CONSTRAINT "provider_report_half_days" CHECK ("half_days" BETWEEN 0 AND 400);
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_levels" CHECK (
    "usefulness" BETWEEN 1 AND 5 AND "fit" BETWEEN 1 AND 5 AND "respect" BETWEEN 1 AND 5 AND "safety" BETWEEN 1 AND 5
);
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_states" CHECK ("month" IN (3, 6, 12) AND ("state" = 'answered') = ("answered_at" IS NOT NULL));

-- The life cycles, as the tables in model.ts have them: a move that is not there is impossible whichever way it is sent.
CREATE FUNCTION "keep_to_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."state" <> OLD."state" AND NOT (OLD."state"::TEXT || '>' || NEW."state"::TEXT) = ANY (TG_ARGV) THEN
        RAISE EXCEPTION '% does not go from % to %', TG_TABLE_NAME, OLD."state", NEW."state" USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "assistance_request_moves" BEFORE UPDATE OF "state" ON "assistance_request" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'draft>submitted', 'submitted>clarifying', 'clarifying>submitted', 'submitted>accepted', 'clarifying>accepted', 'submitted>referred', 'clarifying>referred',
    'referred>accepted', 'referred>submitted', 'submitted>declined', 'clarifying>declined', 'accepted>completed',
    'draft>withdrawn', 'submitted>withdrawn', 'clarifying>withdrawn', 'referred>withdrawn', 'accepted>withdrawn'
);
CREATE TRIGGER "referral_moves" BEFORE UPDATE OF "state" ON "referral" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'waiting>accepted', 'waiting>returned', 'waiting>recalled'
);
CREATE TRIGGER "engagement_moves" BEFORE UPDATE OF "state" ON "engagement" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'scoping>agreed', 'agreed>underway', 'agreed>closed', 'underway>closed', 'scoping>cancelled', 'agreed>cancelled', 'underway>cancelled'
);
CREATE TRIGGER "provider_invitation_moves" BEFORE UPDATE OF "state" ON "provider_invitation" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'invited>accepted', 'invited>declined', 'invited>recalled', 'accepted>ended'
);
CREATE TRIGGER "assistance_session_moves" BEFORE UPDATE OF "state" ON "assistance_session" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'planned>held', 'planned>missed', 'planned>cancelled', 'missed>planned', 'held>missed', 'missed>held', 'missed>cancelled'
);
CREATE TRIGGER "follow_up_moves" BEFORE UPDATE OF "state" ON "follow_up" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"('due>answered', 'due>skipped', 'skipped>answered');

-- Once a request is decided, what was asked stands as it was.
CREATE FUNCTION "refuse_decided"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open CONSTANT TEXT[] := ARRAY['state', 'ended_at', 'started_by_id', 'security'];
BEGIN
    IF (to_jsonb(OLD) - open) IS DISTINCT FROM (to_jsonb(NEW) - open) OR (NEW."security" IS NOT NULL AND NEW."security" IS DISTINCT FROM OLD."security") THEN
        RAISE EXCEPTION 'a decided request does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "assistance_request_decided" BEFORE UPDATE ON "assistance_request" FOR EACH ROW
    WHEN (OLD."state" IN ('accepted', 'declined', 'completed', 'withdrawn')) EXECUTE FUNCTION "refuse_decided"();

-- Terms of reference: written as a draft, agreed to by the network and by every organisation that shares in it, and then never changed.
CREATE FUNCTION "refuse_agreed_terms"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open CONSTANT TEXT[] := ARRAY['state', 'edited_by_id'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW."state" <> 'draft' THEN
            RAISE EXCEPTION 'terms begin as a draft' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD."state" <> 'draft' AND pg_trigger_depth() = 1 THEN
            RAISE EXCEPTION 'agreed terms do not change' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD."state" = 'draft' THEN
        IF NEW."state" = 'replaced' THEN
            RAISE EXCEPTION 'a draft is not in force' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW."state" = 'agreed' AND EXISTS (
            SELECT "network_id" FROM "engagement" WHERE "id" = NEW."engagement_id"
            UNION SELECT "organisation_id" FROM "engagement_organisation" WHERE "engagement_id" = NEW."engagement_id" AND "left_at" IS NULL
            EXCEPT SELECT "organisation_id" FROM "terms_agreement" WHERE "terms_id" = NEW."id" AND "edit" = NEW."edit"
        ) THEN
            RAISE EXCEPTION 'a side has not agreed' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (to_jsonb(OLD) - open) IS DISTINCT FROM (to_jsonb(NEW) - open)
        OR (NEW."state" <> OLD."state" AND (OLD."state" <> 'agreed' OR NEW."state" <> 'replaced'))
        OR (NEW."edited_by_id" IS NOT NULL AND NEW."edited_by_id" IS DISTINCT FROM OLD."edited_by_id")
    THEN
        RAISE EXCEPTION 'agreed terms do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "terms_agreed_never_change" BEFORE INSERT OR UPDATE OR DELETE ON "terms" FOR EACH ROW EXECUTE FUNCTION "refuse_agreed_terms"();

CREATE FUNCTION "refuse_agreement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 AND EXISTS (SELECT 1 FROM "terms" WHERE "id" IN (NEW."terms_id", OLD."terms_id") AND "state" <> 'draft') THEN
        RAISE EXCEPTION 'what was agreed stays agreed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "terms_agreement_stays" BEFORE INSERT OR UPDATE OR DELETE ON "terms_agreement" FOR EACH ROW EXECUTE FUNCTION "refuse_agreement"();

-- Reports and evaluations that were handed in stay as they are.
CREATE FUNCTION "refuse_submitted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(OLD) - 'person_id') IS DISTINCT FROM (to_jsonb(NEW) - 'person_id') OR NEW."person_id" IS NOT NULL AND NEW."person_id" IS DISTINCT FROM OLD."person_id" THEN
        RAISE EXCEPTION 'what was handed in does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "provider_report_handed_in" BEFORE UPDATE ON "provider_report" FOR EACH ROW WHEN (OLD."submitted_at" IS NOT NULL) EXECUTE FUNCTION "refuse_submitted"();
CREATE TRIGGER "evaluation_handed_in" BEFORE UPDATE ON "evaluation" FOR EACH ROW EXECUTE FUNCTION "refuse_submitted"();
