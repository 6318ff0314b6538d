-- CreateEnum
CREATE TYPE "team_state" AS ENUM ('nominated', 'selected', 'waiting', 'not_selected', 'withdrawn');

-- CreateEnum
CREATE TYPE "delegate_state" AS ENUM ('nominated', 'confirmed', 'declined', 'withdrawn');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "notification_kind" ADD VALUE 'team_nominated';
ALTER TYPE "notification_kind" ADD VALUE 'team_answered';
ALTER TYPE "notification_kind" ADD VALUE 'team_withdrawn';
ALTER TYPE "notification_kind" ADD VALUE 'team_selected';
ALTER TYPE "notification_kind" ADD VALUE 'team_waiting';
ALTER TYPE "notification_kind" ADD VALUE 'team_not_selected';
ALTER TYPE "notification_kind" ADD VALUE 'delegate_asked';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "notification_place" ADD VALUE 'team';
ALTER TYPE "notification_place" ADD VALUE 'delegate';

-- CreateTable
CREATE TABLE "edition_team" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "team_state" NOT NULL DEFAULT 'nominated',
    "reason" TEXT,
    "nominated_by_id" UUID,
    "nominated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_delegate" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "delegate_state" NOT NULL DEFAULT 'nominated',
    "version" INTEGER NOT NULL DEFAULT 1,
    "paper_name" TEXT,
    "gender" TEXT,
    "access" TEXT,
    "diet" TEXT,
    "not_public" TEXT,
    "languages" TEXT[],
    "first_time" BOOLEAN,
    "nominated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_delegate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "edition_team_organisation_id_idx" ON "edition_team"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "edition_team_edition_id_organisation_id_key" ON "edition_team"("edition_id", "organisation_id");

-- CreateIndex
CREATE INDEX "edition_delegate_person_id_idx" ON "edition_delegate"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "edition_delegate_team_id_person_id_key" ON "edition_delegate"("team_id", "person_id");

-- AddForeignKey
ALTER TABLE "edition_team" ADD CONSTRAINT "edition_team_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_team" ADD CONSTRAINT "edition_team_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_team" ADD CONSTRAINT "edition_team_nominated_by_id_fkey" FOREIGN KEY ("nominated_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_delegate" ADD CONSTRAINT "edition_delegate_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "edition_team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_delegate" ADD CONSTRAINT "edition_delegate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sealed texts.
ALTER TABLE "edition_team" ADD CONSTRAINT "edition_team_reason_sealed" CHECK ("is_sealed"("reason"));
ALTER TABLE "edition_delegate" ADD CONSTRAINT "edition_delegate_texts_sealed" CHECK (
    "is_sealed"("paper_name") AND "is_sealed"("gender") AND "is_sealed"("access") AND "is_sealed"("diet") AND "is_sealed"("not_public")
);

-- Who has said yes has said so at an instant, and whether it is their first time.
ALTER TABLE "edition_delegate" ADD CONSTRAINT "edition_delegate_confirmed" CHECK ("state" <> 'confirmed' OR ("answered_at" IS NOT NULL AND "first_time" IS NOT NULL AND cardinality("languages") > 0));

-- The life cycles, as the tables in edition-model.ts have them.
CREATE TRIGGER "edition_team_moves" BEFORE UPDATE OF "state" ON "edition_team" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'nominated>selected', 'waiting>selected', 'not_selected>selected', 'nominated>waiting', 'selected>waiting', 'not_selected>waiting',
    'nominated>not_selected', 'selected>not_selected', 'waiting>not_selected',
    'nominated>withdrawn', 'selected>withdrawn', 'waiting>withdrawn', 'not_selected>withdrawn', 'withdrawn>nominated'
);
CREATE TRIGGER "edition_delegate_moves" BEFORE UPDATE OF "state" ON "edition_delegate" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'nominated>confirmed', 'nominated>declined', 'nominated>withdrawn', 'confirmed>withdrawn', 'declined>nominated', 'withdrawn>nominated'
);

-- No more teams are selected than there is room for, whichever way they come; nor is there less room than is taken.
CREATE FUNCTION "refuse_more_teams"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    most SMALLINT;
BEGIN
    SELECT "teams" INTO most FROM "edition" WHERE "id" = NEW."edition_id" FOR UPDATE;
    IF (SELECT count(*) FROM "edition_team" WHERE "edition_id" = NEW."edition_id" AND "state" = 'selected' AND "id" <> NEW."id") >= most THEN
        RAISE EXCEPTION 'an edition has no place free' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_team_places" BEFORE INSERT OR UPDATE OF "state" ON "edition_team" FOR EACH ROW WHEN (NEW."state" = 'selected') EXECUTE FUNCTION "refuse_more_teams"();

CREATE FUNCTION "refuse_less_room"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM "edition_team" WHERE "edition_id" = NEW."id" AND "state" = 'selected') > NEW."teams" THEN
        RAISE EXCEPTION 'more teams are selected than that' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_room_taken" BEFORE UPDATE OF "teams" ON "edition" FOR EACH ROW WHEN (NEW."teams" < OLD."teams") EXECUTE FUNCTION "refuse_less_room"();
