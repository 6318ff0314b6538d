-- Who asks for themselves is no nomination of their organisation: its leads learn nothing of it, and may name the same person.
ALTER TABLE "nomination" ADD COLUMN "is_own" BOOLEAN NOT NULL DEFAULT false;

-- That somebody was named by another is told by what happened, also once that other's account is gone. In doubt it is no lead's to know.
UPDATE "nomination" n SET "is_own" = true
 WHERE n."nominated_by_id" IS NULL AND n."answered_at" IS NOT NULL AND n."state" <> 'declined'
   AND NOT EXISTS (SELECT 1 FROM "activity" a WHERE a."subject_type" = 'nomination' AND a."subject_id" = n."id" AND a."kind" = 'nomination.made');
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_own_asks" CHECK (NOT "is_own" OR ("nominated_by_id" IS NULL AND "state" NOT IN ('nominated', 'declined')));

DROP INDEX "nomination_one_open";
CREATE UNIQUE INDEX "nomination_one_open" ON "nomination" ("person_id", "organisation_id") WHERE "state" IN ('nominated', 'confirmed') AND NOT "is_own";
