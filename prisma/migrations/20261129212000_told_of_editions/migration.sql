-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'faculty_left';
ALTER TYPE "notification_kind" ADD VALUE 'team_changed';
ALTER TYPE "notification_kind" ADD VALUE 'check_opened';
ALTER TYPE "notification_kind" ADD VALUE 'certificate_ready';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'edition_check';
ALTER TYPE "notification_place" ADD VALUE 'certificate';

-- CreateTable
CREATE TABLE "timetable_gone" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "day" SMALLINT NOT NULL,
    "from_minute" SMALLINT NOT NULL,
    "until_minute" SMALLINT NOT NULL,
    "group_number" SMALLINT,
    "version" INTEGER NOT NULL,
    "gone_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timetable_gone_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "timetable_gone_edition_id_idx" ON "timetable_gone"("edition_id");

-- AddForeignKey
ALTER TABLE "timetable_gone" ADD CONSTRAINT "timetable_gone_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language: a time that was told lies within a day.
ALTER TABLE "timetable_gone" ADD CONSTRAINT "timetable_gone_time" CHECK ("day" >= 0 AND "from_minute" >= 0 AND "from_minute" < "until_minute" AND "until_minute" <= 1440);

-- Visits end with the engagement that they are for, and with their host. Those that are to come and should have ended before, likewise.
CREATE TEMP TABLE "coming_visit" AS
    SELECT v."id", v."booking_id", v."source_id", (d."organisation_id" IN (SELECT "id" FROM "organisation" WHERE "closed_at" IS NOT NULL)) AS "unhosted", e."state" IN ('cancelled', 'closed') AS "ended", e."network_id"
      FROM "site_visit" v JOIN "demonstration_site" d ON d."site_id" = v."site_id" LEFT JOIN "engagement" e ON v."source" = 'engagement' AND e."id" = v."source_id"
     WHERE v."state" IN ('requested', 'confirmed', 'prepared') AND v."ends_at" > now();
-- Whoever has no part in the engagement any more, of those who come or asked for it.
CREATE TEMP TABLE "gone_person" AS
    SELECT o."visit_id", o."person_id" FROM "coming_visit" v JOIN (SELECT "visit_id", "person_id" FROM "site_visitor" UNION SELECT "id", "requested_by_id" FROM "site_visit" WHERE "requested_by_id" IS NOT NULL) o ON o."visit_id" = v."id"
     WHERE v."network_id" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "membership" m JOIN "organisation" h ON h."id" = m."organisation_id" WHERE m."person_id" = o."person_id" AND m."ended_at" IS NULL AND h."closed_at" IS NULL
           AND (m."role" = 'coordinator' AND m."organisation_id" = v."network_id"
             OR m."role" = 'peer_provider' AND EXISTS (SELECT 1 FROM "provider_invitation" i WHERE i."engagement_id" = v."source_id" AND i."person_id" = o."person_id" AND i."state" = 'accepted')
             OR m."role" IN ('lead', 'coordinator', 'member', 'emerging_leader') AND m."organisation_id" IN (SELECT "organisation_id" FROM "engagement_organisation" WHERE "engagement_id" = v."source_id" AND "left_at" IS NULL)));
CREATE TEMP TABLE "gone_visitor" AS
    SELECT g.*, v."booking_id" FROM "gone_person" g JOIN "coming_visit" v ON v."id" = g."visit_id" JOIN "site_visitor" o ON o."visit_id" = g."visit_id" AND o."person_id" = g."person_id";
CREATE TEMP TABLE "ended_visit" AS
    SELECT v."id", v."booking_id", v."unhosted" FROM "coming_visit" v
     WHERE v."unhosted" OR v."ended" OR v."network_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "site_visitor" o WHERE o."visit_id" = v."id" AND (o."visit_id", o."person_id") NOT IN (SELECT "visit_id", "person_id" FROM "gone_visitor"));
DELETE FROM "gone_visitor" WHERE "visit_id" IN (SELECT "id" FROM "ended_visit");
DELETE FROM "gone_person" WHERE "visit_id" IN (SELECT "id" FROM "ended_visit");
DELETE FROM "site_visitor" o USING "gone_visitor" g WHERE g."visit_id" = o."visit_id" AND g."person_id" = o."person_id";
UPDATE "hold" h SET "released_at" = now() FROM "gone_visitor" g WHERE g."booking_id" = h."booking_id" AND g."person_id" = h."person_id" AND h."released_at" IS NULL;
UPDATE "booking" SET "sequence" = "sequence" + 1, "changed_at" = now() WHERE "id" IN (SELECT "booking_id" FROM "gone_visitor");
-- What goes on is nobody's asking any more that they asked for: they read it no more, and do not call it off.
UPDATE "site_visit" v SET "requested_by_id" = NULL FROM "gone_person" g WHERE g."visit_id" = v."id" AND g."person_id" = v."requested_by_id";
UPDATE "site_visit" v SET "state" = CASE WHEN e."unhosted" THEN 'cancelled' ELSE 'withdrawn' END::"visit_state", "settled_at" = now() FROM "ended_visit" e WHERE e."id" = v."id";
INSERT INTO "booking_move" ("id", "booking_id", "kind", "starts_at", "ends_at")
    SELECT gen_random_uuid(), b."id", 'cancelled', b."starts_at", b."ends_at" FROM "booking" b WHERE b."id" IN (SELECT "booking_id" FROM "ended_visit") AND b."state" <> 'cancelled';
UPDATE "booking" SET "state" = 'cancelled', "sequence" = "sequence" + 1, "changed_at" = now() WHERE "id" IN (SELECT "booking_id" FROM "ended_visit") AND "state" <> 'cancelled';
DROP TABLE "coming_visit", "gone_person", "gone_visitor", "ended_visit";
