-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'edition_called';
ALTER TYPE "notification_kind" ADD VALUE 'edition_teaching';
ALTER TYPE "notification_kind" ADD VALUE 'edition_changed';
ALTER TYPE "notification_kind" ADD VALUE 'edition_cancelled';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'edition';

-- CreateEnum
CREATE TYPE "edition_state" AS ENUM ('draft', 'call_open', 'selecting', 'running', 'finished', 'closed', 'cancelled');

-- CreateTable
CREATE TABLE "edition" (
    "id" UUID NOT NULL,
    "network_id" UUID NOT NULL,
    "curriculum_id" UUID NOT NULL,
    "state" "edition_state" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "venue" TEXT,
    "programme" TEXT,
    "venue_from" DATE,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "zone" TEXT NOT NULL,
    "languages" TEXT[],
    "teams" SMALLINT NOT NULL,
    "places_per_team" SMALLINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "called_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_trainer" (
    "edition_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "edition_trainer_pkey" PRIMARY KEY ("edition_id","person_id")
);

-- CreateTable
CREATE TABLE "edition_budget_line" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "planned" BIGINT NOT NULL,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_budget_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "edition_network_id_starts_on_idx" ON "edition"("network_id", "starts_on");

-- CreateIndex
CREATE INDEX "edition_curriculum_id_idx" ON "edition"("curriculum_id");

-- CreateIndex
CREATE INDEX "edition_trainer_person_id_idx" ON "edition_trainer"("person_id");

-- CreateIndex
CREATE INDEX "edition_budget_line_edition_id_created_at_idx" ON "edition_budget_line"("edition_id", "created_at");

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_curriculum_id_fkey" FOREIGN KEY ("curriculum_id") REFERENCES "curriculum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_trainer" ADD CONSTRAINT "edition_trainer_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_trainer" ADD CONSTRAINT "edition_trainer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_budget_line" ADD CONSTRAINT "edition_budget_line_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sealed texts.
ALTER TABLE "edition" ADD CONSTRAINT "edition_texts_sealed" CHECK ("is_sealed"("name") AND "is_sealed"("venue") AND "is_sealed"("programme"));
ALTER TABLE "edition_budget_line" ADD CONSTRAINT "edition_budget_line_label_sealed" CHECK ("is_sealed"("label"));

-- What holds for every edition.
ALTER TABLE "edition" ADD CONSTRAINT "edition_days" CHECK ("ends_on" >= "starts_on" AND "ends_on" - "starts_on" < 60);
ALTER TABLE "edition" ADD CONSTRAINT "edition_room" CHECK ("teams" BETWEEN 1 AND 30 AND "places_per_team" BETWEEN 3 AND 5);
ALTER TABLE "edition" ADD CONSTRAINT "edition_languages" CHECK (cardinality("languages") BETWEEN 1 AND 5);
ALTER TABLE "edition" ADD CONSTRAINT "edition_currency" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "edition" ADD CONSTRAINT "edition_called" CHECK ("called_at" IS NOT NULL OR "state" IN ('draft', 'cancelled'));
ALTER TABLE "edition" ADD CONSTRAINT "edition_ended" CHECK (("ended_at" IS NOT NULL) = ("state" IN ('closed', 'cancelled')));
ALTER TABLE "edition_budget_line" ADD CONSTRAINT "edition_budget_line_amounts" CHECK ("planned" BETWEEN 0 AND 1000000000000 AND "spent" BETWEEN 0 AND 1000000000000);

-- The life cycle, as the table in edition-model.ts has it.
CREATE TRIGGER "edition_moves" BEFORE UPDATE OF "state" ON "edition" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'draft>call_open', 'call_open>selecting', 'selecting>running', 'running>finished', 'finished>closed',
    'draft>cancelled', 'call_open>cancelled', 'selecting>cancelled', 'running>cancelled'
);

-- What is closed or cancelled stands as it was; who set it up may be forgotten.
CREATE FUNCTION "refuse_edition_over"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."state" IN ('closed', 'cancelled') AND (to_jsonb(OLD) - 'created_by_id') IS DISTINCT FROM (to_jsonb(NEW) - 'created_by_id') THEN
        RAISE EXCEPTION 'an edition that is over does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_over" BEFORE UPDATE ON "edition" FOR EACH ROW EXECUTE FUNCTION "refuse_edition_over"();

CREATE FUNCTION "refuse_budget_of_edition_over"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "edition" WHERE "id" = NEW."edition_id" AND "state" IN ('closed', 'cancelled')) THEN
        RAISE EXCEPTION 'the budget of an edition that is over does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_budget_line_over" BEFORE INSERT OR UPDATE ON "edition_budget_line" FOR EACH ROW EXECUTE FUNCTION "refuse_budget_of_edition_over"();
