-- Whoever goes to an edition no more knows the time that was, wherever the edition moves since.
-- AlterTable
ALTER TABLE "timetable_let_go" ADD COLUMN "starts_at" TIMESTAMPTZ(3),
ADD COLUMN "ends_at" TIMESTAMPTZ(3),
ADD COLUMN "zone" TEXT;

UPDATE "timetable_let_go" l
   SET "zone" = e."zone",
       "starts_at" = ((e."starts_on" + l."day")::timestamp + make_interval(mins => l."from_minute")) AT TIME ZONE e."zone",
       "ends_at" = ((e."starts_on" + l."day")::timestamp + make_interval(mins => l."until_minute")) AT TIME ZONE e."zone"
  FROM "edition" e WHERE e."id" = l."edition_id";
-- Between two hours of which the clocks left one out there is no time at all.
DELETE FROM "timetable_let_go" WHERE "ends_at" <= "starts_at";

-- AlterTable
ALTER TABLE "timetable_let_go" DROP CONSTRAINT "timetable_let_go_time";
ALTER TABLE "timetable_let_go" DROP COLUMN "day",
DROP COLUMN "from_minute",
DROP COLUMN "until_minute",
ALTER COLUMN "starts_at" SET NOT NULL,
ALTER COLUMN "ends_at" SET NOT NULL,
ALTER COLUMN "zone" SET NOT NULL;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "timetable_let_go" ADD CONSTRAINT "timetable_let_go_time" CHECK ("starts_at" < "ends_at");
