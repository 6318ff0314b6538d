-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "assessment_mode" AS ENUM ('together', 'each_first');

-- CreateEnum
CREATE TYPE "assessment_state" AS ENUM ('draft', 'answering', 'consensus', 'completed', 'withdrawn');

-- CreateEnum
CREATE TYPE "sharing" AS ENUM ('nobody', 'scores', 'everything');

-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('level', 'not_applicable', 'dont_know');

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('global_network', 'regional_network', 'national', 'local');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('secretariat', 'coordinator', 'trainer', 'mentor', 'peer_provider', 'lead', 'member', 'emerging_leader', 'site_host');

-- CreateEnum
CREATE TYPE "led_by_state" AS ENUM ('declared', 'confirmed', 'returned', 'replaced');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "sign_in_name" TEXT NOT NULL,
    "locale" TEXT,
    "time_zone" TEXT,
    "recovery_address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "person_id" UUID NOT NULL,
    "passphrase_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "public_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "shared_device" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "note" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "sent_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "organisation_id" UUID,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "request_id" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instrument" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instrument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "instrument_id" UUID NOT NULL,
    "mode" "assessment_mode" NOT NULL,
    "state" "assessment_state" NOT NULL DEFAULT 'draft',
    "components" TEXT[],
    "due_on" DATE,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "revision_of_id" UUID,
    "revision_reason" TEXT,
    "sharing" "sharing" NOT NULL DEFAULT 'nobody',
    "in_aggregates" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "assessment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("assessment_id","person_id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "person_id" UUID,
    "kind" "answer_kind",
    "level" SMALLINT,
    "note" TEXT,
    "evidence" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by_id" UUID,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "component_score" (
    "assessment_id" UUID NOT NULL,
    "component_key" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "coverage" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "component_score_pkey" PRIMARY KEY ("assessment_id","component_key")
);

-- CreateTable
CREATE TABLE "component_weight" (
    "assessment_id" UUID NOT NULL,
    "component_key" TEXT NOT NULL,
    "weight" SMALLINT NOT NULL,

    CONSTRAINT "component_weight_pkey" PRIMARY KEY ("assessment_id","component_key")
);

-- CreateTable
CREATE TABLE "priority" (
    "assessment_id" UUID NOT NULL,
    "criterion_key" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "committed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "priority_pkey" PRIMARY KEY ("assessment_id","criterion_key")
);

-- CreateTable
CREATE TABLE "region" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" "organisation_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "acronym" TEXT,
    "region_id" TEXT,
    "country" TEXT,
    "languages" TEXT[],
    "network_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "led_by_declaration" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "decision_body_share" INTEGER NOT NULL,
    "spokespersons_share" INTEGER NOT NULL,
    "staff_share" INTEGER NOT NULL,
    "staff_same_contracts" BOOLEAN NOT NULL,
    "decision_body_answer" TEXT,
    "spokespersons_answer" TEXT,
    "staff_answer" TEXT,
    "state" "led_by_state" NOT NULL DEFAULT 'declared',
    "declared_by_id" UUID,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_answer" TEXT,

    CONSTRAINT "led_by_declaration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "master_kid" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "mark" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mark_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_sign_in_name_key" ON "person"("sign_in_name");

-- CreateIndex
CREATE UNIQUE INDEX "session_public_id_key" ON "session"("public_id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_person_id_code_hash_key" ON "recovery_code"("person_id", "code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_accepted_by_id_key" ON "invitation"("accepted_by_id");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_created_at_idx" ON "invitation"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "activity_subject_type_subject_id_at_idx" ON "activity"("subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "activity_organisation_id_at_idx" ON "activity"("organisation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "instrument_key_version_key" ON "instrument"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_revision_of_id_key" ON "assessment"("revision_of_id");

-- CreateIndex
CREATE INDEX "assessment_organisation_id_state_completed_at_idx" ON "assessment"("organisation_id", "state", "completed_at");

-- CreateIndex
CREATE INDEX "participant_person_id_idx" ON "participant"("person_id");

-- CreateIndex
CREATE INDEX "answer_assessment_id_person_id_idx" ON "answer"("assessment_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "region_position_key" ON "region"("position");

-- CreateIndex
CREATE INDEX "organisation_network_id_name_idx" ON "organisation"("network_id", "name");

-- CreateIndex
CREATE INDEX "organisation_region_id_idx" ON "organisation"("region_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE INDEX "led_by_declaration_organisation_id_declared_at_idx" ON "led_by_declaration"("organisation_id", "declared_at");

-- CreateIndex
CREATE UNIQUE INDEX "data_key_owner_id_key" ON "data_key"("owner_id");

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_instrument_id_fkey" FOREIGN KEY ("instrument_id") REFERENCES "instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_revision_of_id_fkey" FOREIGN KEY ("revision_of_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component_score" ADD CONSTRAINT "component_score_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "component_weight" ADD CONSTRAINT "component_weight_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "priority" ADD CONSTRAINT "priority_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_region_id_fkey" FOREIGN KEY ("region_id") REFERENCES "region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "led_by_declaration" ADD CONSTRAINT "led_by_declaration_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "led_by_declaration" ADD CONSTRAINT "led_by_declaration_declared_by_id_fkey" FOREIGN KEY ("declared_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "led_by_declaration" ADD CONSTRAINT "led_by_declaration_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.

-- Sealed texts: a forgotten call of the encryption fails here instead of storing what was typed.
ALTER TABLE "data_key" ADD CONSTRAINT "data_key_wrapped_sealed" CHECK ("wrapped" ~ '^v[0-9]+\.');
ALTER TABLE "person" ADD CONSTRAINT "person_recovery_address_sealed" CHECK ("recovery_address" ~ '^v[0-9]+\.');
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_note_sealed" CHECK ("note" ~ '^v[0-9]+\.');
ALTER TABLE "led_by_declaration" ADD CONSTRAINT "led_by_declaration_answers_sealed" CHECK (
    "decision_body_answer" ~ '^v[0-9]+\.' AND "spokespersons_answer" ~ '^v[0-9]+\.' AND "staff_answer" ~ '^v[0-9]+\.' AND "review_answer" ~ '^v[0-9]+\.'
);
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_revision_reason_sealed" CHECK ("revision_reason" ~ '^v[0-9]+\.');
ALTER TABLE "answer" ADD CONSTRAINT "answer_texts_sealed" CHECK ("note" ~ '^v[0-9]+\.' AND "evidence" ~ '^v[0-9]+\.');

-- Organisations: networks stand alone, the others belong to a regional network and to a country.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_place" CHECK (
    CASE "kind"
        WHEN 'global_network' THEN "network_id" IS NULL AND "country" IS NULL AND "region_id" IS NULL
        WHEN 'regional_network' THEN "network_id" IS NULL AND "country" IS NULL AND "region_id" IS NOT NULL
        ELSE "network_id" IS NOT NULL AND "country" IS NOT NULL AND "region_id" IS NOT NULL
    END
);
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_country_code" CHECK ("country" ~ '^[A-Z]{2}$');
CREATE UNIQUE INDEX "organisation_one_global_network" ON "organisation" ("kind") WHERE "kind" = 'global_network';

-- Nobody holds one role in one organisation twice at a time.
CREATE UNIQUE INDEX "membership_held_once" ON "membership" ("person_id", "organisation_id", "role") WHERE "ended_at" IS NULL;

-- A declaration in force: one that waits and one that was confirmed, at the most.
CREATE UNIQUE INDEX "led_by_declaration_one_declared" ON "led_by_declaration" ("organisation_id") WHERE "state" = 'declared';
CREATE UNIQUE INDEX "led_by_declaration_one_confirmed" ON "led_by_declaration" ("organisation_id") WHERE "state" = 'confirmed';
ALTER TABLE "led_by_declaration" ADD CONSTRAINT "led_by_declaration_shares" CHECK (
    "decision_body_share" BETWEEN 0 AND 100 AND "spokespersons_share" BETWEEN 0 AND 100 AND "staff_share" BETWEEN 0 AND 100
);

-- An invitation ends one way only.
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_one_end" CHECK ("accepted_at" IS NULL OR "revoked_at" IS NULL);

-- Answers: a level exactly when the answer is one, one answer per criterion for each participant, and one for the group.
ALTER TABLE "answer" ADD CONSTRAINT "answer_level" CHECK (
    CASE WHEN "kind" = 'level' THEN "level" IS NOT NULL AND "level" BETWEEN 0 AND 4 ELSE "level" IS NULL END
);
CREATE UNIQUE INDEX "answer_once" ON "answer" ("assessment_id", "criterion_key", "person_id") NULLS NOT DISTINCT;

ALTER TABLE "assessment" ADD CONSTRAINT "assessment_states" CHECK (
    ("state" <> 'completed' OR "completed_at" IS NOT NULL)
    AND ("state" IN ('completed', 'withdrawn') OR "completed_at" IS NULL)
    AND (("state" = 'withdrawn') = ("withdrawn_at" IS NOT NULL))
    AND ("state" = 'completed' OR ("sharing" = 'nobody' AND NOT "in_aggregates"))
    AND cardinality("components") >= 1
    AND "revision_of_id" IS DISTINCT FROM "id"
    AND (("revision_of_id" IS NULL) = ("revision_reason" IS NULL))
);
ALTER TABLE "component_score" ADD CONSTRAINT "component_score_bounds" CHECK ("score" BETWEEN 0 AND 4 AND "coverage" BETWEEN 0 AND 1);
ALTER TABLE "component_weight" ADD CONSTRAINT "component_weight_bounds" CHECK ("weight" BETWEEN 1 AND 3);
ALTER TABLE "priority" ADD CONSTRAINT "priority_position" UNIQUE ("assessment_id", "position") DEFERRABLE INITIALLY DEFERRED;

-- What may never change. Deleting an organisation takes its rows along, nothing else changes them.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "instrument_never_changes" BEFORE UPDATE ON "instrument" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "component_score_never_changes" BEFORE UPDATE ON "component_score" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "activity_only_grows" BEFORE UPDATE ON "activity" FOR EACH ROW
    WHEN (NOT (OLD."actor_id" IS NOT NULL AND NEW."actor_id" IS NULL AND OLD."id" = NEW."id" AND OLD."kind" = NEW."kind" AND OLD."data" = NEW."data" AND OLD."at" = NEW."at"))
    EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "activity_never_shrinks" BEFORE DELETE ON "activity" FOR EACH ROW
    WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION "refuse_change"();

-- The answers of a completed assessment are what was agreed then. A person's account may go, what the group settled stays.
CREATE FUNCTION "refuse_completed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 AND EXISTS (
        SELECT 1 FROM "assessment" WHERE "id" = COALESCE(NEW."assessment_id", OLD."assessment_id") AND "state" IN ('completed', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a completed assessment does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER "answer_of_completed" BEFORE INSERT OR UPDATE OR DELETE ON "answer" FOR EACH ROW EXECUTE FUNCTION "refuse_completed"();
CREATE TRIGGER "component_score_of_completed" BEFORE INSERT OR DELETE ON "component_score" FOR EACH ROW EXECUTE FUNCTION "refuse_completed"();

-- Reference data: the five regions and the networks that the plan names.
INSERT INTO "region" ("id", "position") VALUES ('africa', 1), ('asia-pacific', 2), ('europe', 3), ('latin-america', 4), ('north-america-caribbean', 5);
INSERT INTO "organisation" ("id", "kind", "name", "acronym", "region_id", "languages") VALUES
    ('0199a000-0000-7000-8000-000000000001', 'global_network', 'Global Network of Sex Work Projects', 'NSWP', NULL, '{en,es,fr,ru,zh}'),
    ('0199a000-0000-7000-8000-000000000011', 'regional_network', 'African Sex Workers Alliance', 'ASWA', 'africa', '{en,fr,pt,sw}'),
    ('0199a000-0000-7000-8000-000000000012', 'regional_network', 'Asia Pacific Network of Sex Workers', 'APNSW', 'asia-pacific', '{en}'),
    ('0199a000-0000-7000-8000-000000000013', 'regional_network', 'International Committee on the Rights of Sex Workers in Europe', 'ICRSE', 'europe', '{en,fr,de}'),
    ('0199a000-0000-7000-8000-000000000014', 'regional_network', 'Sex Workers'' Rights Advocacy Network', 'SWAN', 'europe', '{en,ru}'),
    ('0199a000-0000-7000-8000-000000000015', 'regional_network', 'Plataforma Latinoamericana de Personas que Ejercen el Trabajo Sexual', 'PLAPERTS', 'latin-america', '{es,pt}'),
    ('0199a000-0000-7000-8000-000000000016', 'regional_network', 'Caribbean Sex Work Coalition', 'CSWC', 'north-america-caribbean', '{en,es,nl}');
