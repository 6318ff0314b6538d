-- CreateEnum
CREATE TYPE "mentoring_form" AS ENUM ('call', 'message', 'in_person');

-- CreateEnum
CREATE TYPE "region_wish" AS ENUM ('either', 'same', 'other');

-- CreateEnum
CREATE TYPE "nomination_state" AS ENUM ('nominated', 'confirmed', 'declined', 'withdrawn', 'placed');

-- CreateEnum
CREATE TYPE "round_state" AS ENUM ('open', 'solved', 'proposed', 'closed');

-- CreateEnum
CREATE TYPE "wish_kind" AS ENUM ('fixed', 'forbidden');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('waiting', 'accepted', 'declined', 'lapsed');

-- CreateEnum
CREATE TYPE "pairing_state" AS ENUM ('accepted', 'active', 'paused', 'closing', 'closed');

-- CreateEnum
CREATE TYPE "pairing_ending" AS ENUM ('completed', 'ended_early', 'rematch');

-- CreateEnum
CREATE TYPE "agreement_state" AS ENUM ('draft', 'signed', 'replaced');

-- CreateEnum
CREATE TYPE "goal_state" AS ENUM ('open', 'reached', 'dropped');

-- CreateEnum
CREATE TYPE "rated_by" AS ENUM ('mentee', 'mentor');

-- CreateEnum
CREATE TYPE "meeting_state" AS ENUM ('planned', 'held', 'missed', 'cancelled');

-- CreateEnum
CREATE TYPE "meeting_note_kind" AS ENUM ('shared', 'private', 'summary');

-- CreateEnum
CREATE TYPE "answer3" AS ENUM ('yes', 'partly', 'no');

-- CreateEnum
CREATE TYPE "opportunity_kind" AS ENUM ('sit_in', 'co_facilitate', 'delegation', 'speak', 'other');

-- CreateEnum
CREATE TYPE "opportunity_state" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "taking_state" AS ENUM ('taken', 'done', 'given_back');

-- CreateEnum
CREATE TYPE "portfolio_part" AS ENUM ('competency', 'goal', 'opportunity', 'journal', 'reflection', 'meetings');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'nomination_made';
ALTER TYPE "notification_kind" ADD VALUE 'round_shared';
ALTER TYPE "notification_kind" ADD VALUE 'proposal_made';
ALTER TYPE "notification_kind" ADD VALUE 'proposal_over';
ALTER TYPE "notification_kind" ADD VALUE 'talk_wanted';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_begun';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_paused';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_resumed';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_closing';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_ended';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_raised';
ALTER TYPE "notification_kind" ADD VALUE 'agreement_waiting';
ALTER TYPE "notification_kind" ADD VALUE 'agreement_signed';
ALTER TYPE "notification_kind" ADD VALUE 'note_shared';
ALTER TYPE "notification_kind" ADD VALUE 'message_received';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'mentoring';
ALTER TYPE "notification_place" ADD VALUE 'round';
ALTER TYPE "notification_place" ADD VALUE 'proposal';
ALTER TYPE "notification_place" ADD VALUE 'pairing';
ALTER TYPE "notification_place" ADD VALUE 'oversight';
ALTER TYPE "notification_place" ADD VALUE 'agreement';
ALTER TYPE "notification_place" ADD VALUE 'meeting';
ALTER TYPE "notification_place" ADD VALUE 'closure';

-- CreateTable
CREATE TABLE "mentor_profile" (
    "person_id" UUID NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "places" SMALLINT NOT NULL DEFAULT 1,
    "forms" "mentoring_form"[],
    "region_wish" "region_wish" NOT NULL DEFAULT 'either',
    "will_not_do" TEXT,
    "experiences" TEXT,
    "exclusions" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mentor_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "mentor_competency" (
    "person_id" UUID NOT NULL,
    "competency" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,

    CONSTRAINT "mentor_competency_pkey" PRIMARY KEY ("person_id","competency")
);

-- CreateTable
CREATE TABLE "mentor_language" (
    "person_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,

    CONSTRAINT "mentor_language_pkey" PRIMARY KEY ("person_id","language")
);

-- CreateTable
CREATE TABLE "mentee_profile" (
    "person_id" UUID NOT NULL,
    "forms" "mentoring_form"[],
    "region_wish" "region_wish" NOT NULL DEFAULT 'either',
    "own_organisation" BOOLEAN NOT NULL DEFAULT false,
    "hopes" TEXT,
    "experiences" TEXT,
    "exclusions" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mentee_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "mentee_competency" (
    "person_id" UUID NOT NULL,
    "competency" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "wanted" SMALLINT NOT NULL,

    CONSTRAINT "mentee_competency_pkey" PRIMARY KEY ("person_id","competency")
);

-- CreateTable
CREATE TABLE "mentee_language" (
    "person_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,

    CONSTRAINT "mentee_language_pkey" PRIMARY KEY ("person_id","language")
);

-- CreateTable
CREATE TABLE "nomination" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "state" "nomination_state" NOT NULL DEFAULT 'nominated',
    "nominated_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "matching_round" (
    "id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "state" "round_state" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "solved_at" TIMESTAMPTZ(3),
    "proposed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "total" INTEGER,
    "free_total" INTEGER,
    "placed" INTEGER,
    "free_placed" INTEGER,

    CONSTRAINT "matching_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_network" (
    "round_id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_network_pkey" PRIMARY KEY ("round_id","network_id")
);

-- CreateTable
CREATE TABLE "round_wish" (
    "round_id" UUID NOT NULL,
    "mentee_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "kind" "wish_kind" NOT NULL,
    "cost" INTEGER,
    "cost_placed" INTEGER,
    "wished_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_wish_pkey" PRIMARY KEY ("round_id","mentee_id","mentor_id")
);

-- CreateTable
CREATE TABLE "round_pair" (
    "round_id" UUID NOT NULL,
    "mentee_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "round_pair_pkey" PRIMARY KEY ("round_id","mentee_id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "mentee_id" UUID NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'waiting',
    "reasons" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mentor_accepted_at" TIMESTAMPTZ(3),
    "mentor_declined_at" TIMESTAMPTZ(3),
    "mentee_accepted_at" TIMESTAMPTZ(3),
    "mentee_declined_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing" (
    "id" UUID NOT NULL,
    "proposal_id" UUID,
    "mentor_id" UUID,
    "mentee_id" UUID NOT NULL,
    "mentor_network_id" UUID NOT NULL,
    "mentee_network_id" UUID NOT NULL,
    "state" "pairing_state" NOT NULL DEFAULT 'accepted',
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "active_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "closing_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ending" "pairing_ending",
    "ended_by_id" UUID,
    "raised_at" TIMESTAMPTZ(3),
    "seen_to_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing_agreement" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "agreement_state" NOT NULL DEFAULT 'draft',
    "edit" INTEGER NOT NULL DEFAULT 1,
    "expectations" TEXT,
    "confidentiality" TEXT,
    "channels" TEXT,
    "danger" TEXT,
    "rhythm_weeks" SMALLINT,
    "months" SMALLINT,
    "edited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_signature" (
    "agreement_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "edit" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_signature_pkey" PRIMARY KEY ("agreement_id","person_id")
);

-- CreateTable
CREATE TABLE "goal" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "competency" TEXT NOT NULL,
    "start_level" SMALLINT NOT NULL,
    "wanted_level" SMALLINT NOT NULL,
    "why" TEXT,
    "evidence" TEXT,
    "state" "goal_state" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goal_step" (
    "id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "position" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "goal_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goal_change" (
    "id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "kind" TEXT NOT NULL,
    "before" TEXT,

    CONSTRAINT "goal_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "level_rating" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "competency" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "rated_by" "rated_by" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "level_rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "state" "meeting_state" NOT NULL DEFAULT 'planned',
    "form" "mentoring_form" NOT NULL,
    "agenda" TEXT,
    "place" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_note" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "meeting_note_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check_in" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "useful" "answer3" NOT NULL,
    "safe" "answer3" NOT NULL,
    "needs" BOOLEAN NOT NULL,
    "text" TEXT,
    "addressed" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "shared_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "pairing_id" UUID,
    "kind" "opportunity_kind" NOT NULL,
    "state" "opportunity_state" NOT NULL DEFAULT 'open',
    "competencies" TEXT[],
    "places" SMALLINT NOT NULL DEFAULT 1,
    "happens_on" DATE,
    "text" TEXT NOT NULL,
    "offered_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity_taking" (
    "opportunity_id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "state" "taking_state" NOT NULL DEFAULT 'taken',
    "gave" TEXT,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "opportunity_taking_pkey" PRIMARY KEY ("opportunity_id","pairing_id")
);

-- CreateTable
CREATE TABLE "reflection" (
    "pairing_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "learned" TEXT,
    "proud" TEXT,
    "next" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "reflection_pkey" PRIMARY KEY ("pairing_id","person_id")
);

-- CreateTable
CREATE TABLE "pairing_closing" (
    "pairing_id" UUID NOT NULL,
    "together" TEXT,
    "certificate_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "invited_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_closing_pkey" PRIMARY KEY ("pairing_id")
);

-- CreateTable
CREATE TABLE "pairing_message" (
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "person_id" UUID,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pairing_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_block" (
    "blocker_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_block_pkey" PRIMARY KEY ("blocker_id","blocked_id")
);

-- CreateTable
CREATE TABLE "portfolio_item" (
    "person_id" UUID NOT NULL,
    "part" "portfolio_part" NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "portfolio_item_pkey" PRIMARY KEY ("person_id","part","subject")
);

-- CreateIndex
CREATE INDEX "nomination_network_id_state_idx" ON "nomination"("network_id", "state");

-- CreateIndex
CREATE INDEX "nomination_organisation_id_created_at_idx" ON "nomination"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "nomination_person_id_idx" ON "nomination"("person_id");

-- CreateIndex
CREATE INDEX "matching_round_network_id_opened_at_idx" ON "matching_round"("network_id", "opened_at");

-- CreateIndex
CREATE INDEX "round_network_network_id_idx" ON "round_network"("network_id");

-- CreateIndex
CREATE INDEX "round_wish_mentee_id_idx" ON "round_wish"("mentee_id");

-- CreateIndex
CREATE INDEX "round_wish_mentor_id_idx" ON "round_wish"("mentor_id");

-- CreateIndex
CREATE INDEX "round_pair_mentee_id_idx" ON "round_pair"("mentee_id");

-- CreateIndex
CREATE INDEX "round_pair_mentor_id_idx" ON "round_pair"("mentor_id");

-- CreateIndex
CREATE INDEX "proposal_round_id_state_idx" ON "proposal"("round_id", "state");

-- CreateIndex
CREATE INDEX "proposal_mentor_id_state_idx" ON "proposal"("mentor_id", "state");

-- CreateIndex
CREATE INDEX "proposal_mentee_id_state_idx" ON "proposal"("mentee_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_proposal_id_key" ON "pairing"("proposal_id");

-- CreateIndex
CREATE INDEX "pairing_mentor_id_state_idx" ON "pairing"("mentor_id", "state");

-- CreateIndex
CREATE INDEX "pairing_mentee_id_state_idx" ON "pairing"("mentee_id", "state");

-- CreateIndex
CREATE INDEX "pairing_mentor_network_id_state_accepted_at_idx" ON "pairing"("mentor_network_id", "state", "accepted_at");

-- CreateIndex
CREATE INDEX "pairing_mentee_network_id_state_accepted_at_idx" ON "pairing"("mentee_network_id", "state", "accepted_at");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_agreement_pairing_id_version_key" ON "pairing_agreement"("pairing_id", "version");

-- CreateIndex
CREATE INDEX "agreement_signature_person_id_idx" ON "agreement_signature"("person_id");

-- CreateIndex
CREATE INDEX "goal_pairing_id_created_at_idx" ON "goal"("pairing_id", "created_at");

-- CreateIndex
CREATE INDEX "goal_step_goal_id_position_idx" ON "goal_step"("goal_id", "position");

-- CreateIndex
CREATE INDEX "goal_change_goal_id_at_idx" ON "goal_change"("goal_id", "at");

-- CreateIndex
CREATE INDEX "level_rating_pairing_id_at_idx" ON "level_rating"("pairing_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_booking_id_key" ON "meeting"("booking_id");

-- CreateIndex
CREATE INDEX "meeting_pairing_id_created_at_idx" ON "meeting"("pairing_id", "created_at");

-- CreateIndex
CREATE INDEX "meeting_note_meeting_id_created_at_idx" ON "meeting_note"("meeting_id", "created_at");

-- CreateIndex
CREATE INDEX "meeting_note_person_id_idx" ON "meeting_note"("person_id");

-- CreateIndex
CREATE INDEX "check_in_person_id_idx" ON "check_in"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "check_in_pairing_id_person_id_month_key" ON "check_in"("pairing_id", "person_id", "month");

-- CreateIndex
CREATE INDEX "journal_entry_pairing_id_created_at_idx" ON "journal_entry"("pairing_id", "created_at");

-- CreateIndex
CREATE INDEX "opportunity_network_id_state_created_at_idx" ON "opportunity"("network_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "opportunity_pairing_id_idx" ON "opportunity"("pairing_id");

-- CreateIndex
CREATE INDEX "opportunity_taking_pairing_id_idx" ON "opportunity_taking"("pairing_id");

-- CreateIndex
CREATE INDEX "reflection_person_id_idx" ON "reflection"("person_id");

-- CreateIndex
CREATE INDEX "pairing_message_pairing_id_at_idx" ON "pairing_message"("pairing_id", "at");

-- CreateIndex
CREATE INDEX "contact_block_blocked_id_idx" ON "contact_block"("blocked_id");

-- AddForeignKey
ALTER TABLE "mentor_profile" ADD CONSTRAINT "mentor_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_competency" ADD CONSTRAINT "mentor_competency_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "mentor_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_language" ADD CONSTRAINT "mentor_language_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "mentor_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentee_profile" ADD CONSTRAINT "mentee_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentee_competency" ADD CONSTRAINT "mentee_competency_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "mentee_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentee_language" ADD CONSTRAINT "mentee_language_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "mentee_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_nominated_by_id_fkey" FOREIGN KEY ("nominated_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matching_round" ADD CONSTRAINT "matching_round_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matching_round" ADD CONSTRAINT "matching_round_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_network" ADD CONSTRAINT "round_network_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "matching_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_network" ADD CONSTRAINT "round_network_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_wish" ADD CONSTRAINT "round_wish_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "matching_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_wish" ADD CONSTRAINT "round_wish_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_wish" ADD CONSTRAINT "round_wish_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_wish" ADD CONSTRAINT "round_wish_wished_by_id_fkey" FOREIGN KEY ("wished_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_pair" ADD CONSTRAINT "round_pair_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "matching_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_pair" ADD CONSTRAINT "round_pair_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_pair" ADD CONSTRAINT "round_pair_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "matching_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_mentor_network_id_fkey" FOREIGN KEY ("mentor_network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_mentee_network_id_fkey" FOREIGN KEY ("mentee_network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_agreement" ADD CONSTRAINT "pairing_agreement_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_agreement" ADD CONSTRAINT "pairing_agreement_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signature" ADD CONSTRAINT "agreement_signature_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "pairing_agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signature" ADD CONSTRAINT "agreement_signature_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal" ADD CONSTRAINT "goal_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "level_rating" ADD CONSTRAINT "level_rating_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_note" ADD CONSTRAINT "meeting_note_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_note" ADD CONSTRAINT "meeting_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_offered_by_id_fkey" FOREIGN KEY ("offered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_taking" ADD CONSTRAINT "opportunity_taking_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_taking" ADD CONSTRAINT "opportunity_taking_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_closing" ADD CONSTRAINT "pairing_closing_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_message" ADD CONSTRAINT "pairing_message_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_message" ADD CONSTRAINT "pairing_message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_block" ADD CONSTRAINT "contact_block_blocker_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_block" ADD CONSTRAINT "contact_block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio_item" ADD CONSTRAINT "portfolio_item_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.

-- Sealed texts.
ALTER TABLE "mentor_profile" ADD CONSTRAINT "mentor_profile_texts_sealed" CHECK ("is_sealed"("will_not_do") AND "is_sealed"("experiences") AND "is_sealed"("exclusions"));
ALTER TABLE "mentee_profile" ADD CONSTRAINT "mentee_profile_texts_sealed" CHECK ("is_sealed"("hopes") AND "is_sealed"("experiences") AND "is_sealed"("exclusions"));
ALTER TABLE "pairing_agreement" ADD CONSTRAINT "pairing_agreement_texts_sealed" CHECK (
    "is_sealed"("expectations") AND "is_sealed"("confidentiality") AND "is_sealed"("channels") AND "is_sealed"("danger")
);
ALTER TABLE "goal" ADD CONSTRAINT "goal_texts_sealed" CHECK ("is_sealed"("why") AND "is_sealed"("evidence"));
ALTER TABLE "goal_step" ADD CONSTRAINT "goal_step_texts_sealed" CHECK ("is_sealed"("text") AND "is_sealed"("evidence"));
ALTER TABLE "goal_change" ADD CONSTRAINT "goal_change_before_sealed" CHECK ("is_sealed"("before"));
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_texts_sealed" CHECK ("is_sealed"("agenda") AND "is_sealed"("place"));
ALTER TABLE "meeting_note" ADD CONSTRAINT "meeting_note_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_text_sealed" CHECK ("is_sealed"("text"));
ALTER TABLE "opportunity_taking" ADD CONSTRAINT "opportunity_taking_gave_sealed" CHECK ("is_sealed"("gave"));
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_texts_sealed" CHECK ("is_sealed"("learned") AND "is_sealed"("proud") AND "is_sealed"("next"));
ALTER TABLE "pairing_closing" ADD CONSTRAINT "pairing_closing_texts_sealed" CHECK ("is_sealed"("together") AND "is_sealed"("certificate_name"));
ALTER TABLE "pairing_message" ADD CONSTRAINT "pairing_message_text_sealed" CHECK ("is_sealed"("text"));

-- Levels and numbers, in their bounds.
ALTER TABLE "mentor_profile" ADD CONSTRAINT "mentor_profile_places" CHECK ("places" BETWEEN 1 AND 9);
ALTER TABLE "mentor_competency" ADD CONSTRAINT "mentor_competency_level" CHECK ("level" BETWEEN 1 AND 4);
ALTER TABLE "mentor_language" ADD CONSTRAINT "mentor_language_level" CHECK ("level" BETWEEN 1 AND 3);
ALTER TABLE "mentee_competency" ADD CONSTRAINT "mentee_competency_levels" CHECK ("level" BETWEEN 1 AND 4 AND "wanted" BETWEEN "level" AND 4);
ALTER TABLE "mentee_language" ADD CONSTRAINT "mentee_language_level" CHECK ("level" BETWEEN 1 AND 3);
ALTER TABLE "pairing_agreement" ADD CONSTRAINT "pairing_agreement_numbers" CHECK ("rhythm_weeks" BETWEEN 1 AND 12 AND "months" BETWEEN 1 AND 36);
ALTER TABLE "goal" ADD CONSTRAINT "goal_levels" CHECK ("start_level" BETWEEN 1 AND 4 AND "wanted_level" BETWEEN 1 AND 4);
ALTER TABLE "level_rating" ADD CONSTRAINT "level_rating_level" CHECK ("level" BETWEEN 1 AND 4);
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_month" CHECK (EXTRACT(DAY FROM "month") = 1);
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_places" CHECK ("places" BETWEEN 1 AND 99);

-- Which times belong to which state.
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_states" CHECK (
    ("state" = 'withdrawn') = ("ended_at" IS NOT NULL) AND ("state" NOT IN ('confirmed', 'declined', 'placed') OR "answered_at" IS NOT NULL)
);
ALTER TABLE "matching_round" ADD CONSTRAINT "matching_round_states" CHECK (
    ("state" <> 'solved' OR "solved_at" IS NOT NULL) AND ("state" <> 'proposed' OR "proposed_at" IS NOT NULL) AND ("state" = 'closed') = ("closed_at" IS NOT NULL)
);
-- Accepted means accepted by both, declined by one of them at least; what has lapsed was ended by neither.
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_states" CHECK (
    ("state" = 'waiting') = ("settled_at" IS NULL)
    AND ("state" <> 'accepted' OR ("mentor_accepted_at" IS NOT NULL AND "mentee_accepted_at" IS NOT NULL))
    AND ("state" = 'declined') = ("mentor_declined_at" IS NOT NULL OR "mentee_declined_at" IS NOT NULL)
    AND ("mentor_accepted_at" IS NULL OR "mentor_declined_at" IS NULL)
    AND ("mentee_accepted_at" IS NULL OR "mentee_declined_at" IS NULL)
    AND "mentor_id" <> "mentee_id"
);
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_states" CHECK (
    ("state" = 'closed') = ("ended_at" IS NOT NULL) AND ("state" = 'closed') = ("ending" IS NOT NULL)
    AND ("state" NOT IN ('active', 'paused', 'closing') OR "active_at" IS NOT NULL)
    AND ("state" = 'paused') = ("paused_at" IS NOT NULL)
    AND ("state" <> 'closing' OR "closing_at" IS NOT NULL)
    AND ("mentor_id" IS NULL OR "mentor_id" <> "mentee_id")
);
ALTER TABLE "pairing_agreement" ADD CONSTRAINT "pairing_agreement_whole" CHECK (
    ("state" = 'draft') = ("signed_at" IS NULL)
    AND ("state" = 'draft' OR ("expectations" IS NOT NULL AND "confidentiality" IS NOT NULL AND "channels" IS NOT NULL AND "danger" IS NOT NULL AND "rhythm_weeks" IS NOT NULL AND "months" IS NOT NULL))
);
ALTER TABLE "goal" ADD CONSTRAINT "goal_states" CHECK (("state" = 'open') = ("settled_at" IS NULL));
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_states" CHECK (("state" = 'planned') = ("settled_at" IS NULL));
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_states" CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL));
ALTER TABLE "opportunity_taking" ADD CONSTRAINT "opportunity_taking_states" CHECK (("state" = 'taken') = ("settled_at" IS NULL));
ALTER TABLE "contact_block" ADD CONSTRAINT "contact_block_other" CHECK ("blocker_id" <> "blocked_id");

-- What must never be twice.
CREATE UNIQUE INDEX "nomination_one_open" ON "nomination" ("person_id") WHERE "state" IN ('nominated', 'confirmed');
CREATE UNIQUE INDEX "matching_round_one_open" ON "matching_round" ("network_id") WHERE "state" <> 'closed';
CREATE UNIQUE INDEX "proposal_one_waiting" ON "proposal" ("mentee_id") WHERE "state" = 'waiting';
CREATE UNIQUE INDEX "pairing_one_open_pair" ON "pairing" ("mentor_id", "mentee_id") WHERE "state" <> 'closed';
CREATE UNIQUE INDEX "pairing_one_open_mentee" ON "pairing" ("mentee_id") WHERE "state" <> 'closed';
CREATE UNIQUE INDEX "pairing_agreement_one_draft" ON "pairing_agreement" ("pairing_id") WHERE "state" = 'draft';
CREATE UNIQUE INDEX "pairing_agreement_one_signed" ON "pairing_agreement" ("pairing_id") WHERE "state" = 'signed';

-- A mentor never has more open pairings than places: whoever comes at once waits here for the other.
CREATE FUNCTION "refuse_more_than_places"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    most SMALLINT;
BEGIN
    SELECT "places" INTO most FROM "mentor_profile" WHERE "person_id" = NEW."mentor_id" FOR UPDATE;
    IF (SELECT count(*) FROM "pairing" WHERE "mentor_id" = NEW."mentor_id" AND "state" <> 'closed') >= COALESCE(most, 0) THEN
        RAISE EXCEPTION 'a mentor has no place free' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "pairing_places" BEFORE INSERT ON "pairing" FOR EACH ROW WHEN (NEW."mentor_id" IS NOT NULL AND NEW."state" <> 'closed') EXECUTE FUNCTION "refuse_more_than_places"();

-- The life cycles, as the tables in model.ts have them.
CREATE TRIGGER "nomination_moves" BEFORE UPDATE OF "state" ON "nomination" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'nominated>confirmed', 'nominated>declined', 'nominated>withdrawn', 'confirmed>withdrawn', 'confirmed>placed'
);
CREATE TRIGGER "matching_round_moves" BEFORE UPDATE OF "state" ON "matching_round" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'open>solved', 'solved>open', 'solved>proposed', 'proposed>solved', 'proposed>open', 'open>closed', 'solved>closed', 'proposed>closed'
);
CREATE TRIGGER "proposal_moves" BEFORE UPDATE OF "state" ON "proposal" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'waiting>accepted', 'waiting>declined', 'waiting>lapsed'
);
CREATE TRIGGER "pairing_moves" BEFORE UPDATE OF "state" ON "pairing" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'accepted>active', 'active>paused', 'paused>active', 'active>closing', 'paused>closing', 'closing>active', 'closing>closed', 'accepted>closed', 'active>closed', 'paused>closed'
);
CREATE TRIGGER "meeting_moves" BEFORE UPDATE OF "state" ON "meeting" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'planned>held', 'planned>missed', 'planned>cancelled', 'missed>planned', 'held>missed', 'missed>held', 'missed>cancelled'
);
CREATE TRIGGER "goal_moves" BEFORE UPDATE OF "state" ON "goal" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'open>reached', 'open>dropped', 'reached>open', 'dropped>open'
);
CREATE TRIGGER "opportunity_taking_moves" BEFORE UPDATE OF "state" ON "opportunity_taking" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'taken>done', 'taken>given_back', 'given_back>taken'
);

-- A signed agreement never changes; it is replaced by the next that both signed.
CREATE FUNCTION "refuse_signed_agreement"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open CONSTANT TEXT[] := ARRAY['state', 'edited_by_id'];
BEGIN
    IF OLD."state" = 'draft' THEN
        IF NEW."state" = 'signed' AND (SELECT count(*) FROM "agreement_signature" WHERE "agreement_id" = NEW."id" AND "edit" = NEW."edit") < 2 THEN
            RAISE EXCEPTION 'one of the two has not signed' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (to_jsonb(OLD) - open) IS DISTINCT FROM (to_jsonb(NEW) - open) OR (NEW."state" <> OLD."state" AND NOT (OLD."state" = 'signed' AND NEW."state" = 'replaced')) THEN
        RAISE EXCEPTION 'a signed agreement does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "pairing_agreement_signed" BEFORE UPDATE ON "pairing_agreement" FOR EACH ROW EXECUTE FUNCTION "refuse_signed_agreement"();
