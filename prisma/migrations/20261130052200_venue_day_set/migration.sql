-- AlterTable
ALTER TABLE "edition" ADD COLUMN "venue_set_for" DATE,
ADD COLUMN "venue_set_from" DATE;

-- What is told now is what was said last, as far as is known. What is over moves no more.
UPDATE "edition" SET "venue_set_from" = "venue_from", "venue_set_for" = "starts_on" WHERE "venue_from" IS NOT NULL AND "state" NOT IN ('finished', 'closed', 'cancelled');

-- What follows cannot be said in Prisma's language: from a day alone nothing could be reckoned.
ALTER TABLE "edition" ADD CONSTRAINT "edition_venue_set" CHECK (("venue_set_from" IS NULL) = ("venue_set_for" IS NULL));
