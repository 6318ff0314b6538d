-- AlterTable
ALTER TABLE "pairing_closing" ADD COLUMN "mentor_invited_at" TIMESTAMPTZ(3), ADD COLUMN "coordinators_invited_at" TIMESTAMPTZ(3);

-- Who invited is what was written down of it. Of an invitation by a mentor with whom no contact was wanted nothing was: one of which nothing is was the mentor's.
UPDATE "pairing_closing" c SET "coordinators_invited_at" = c."invited_at" FROM "pairing" p
 WHERE p."id" = c."pairing_id" AND c."invited_at" IS NOT NULL
   AND EXISTS (SELECT 1 FROM "activity" a WHERE a."kind" = 'mentor.invited' AND a."subject_id" = p."id" AND a."actor_id" IS DISTINCT FROM p."mentor_id");
UPDATE "pairing_closing" SET "mentor_invited_at" = "invited_at" WHERE "coordinators_invited_at" IS NULL;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "pairing_closing" ADD CONSTRAINT "pairing_closing_invited" CHECK (("invited_at" IS NULL) = ("mentor_invited_at" IS NULL AND "coordinators_invited_at" IS NULL));
