-- Who asks for themselves is no nomination of their organisation: its leads learn nothing of it, and may name the same person.
ALTER TABLE "nomination" ADD COLUMN "is_own" BOOLEAN NOT NULL DEFAULT false;

-- That somebody was named by another is told by what happened, also once that other's account is gone. In doubt it is no lead's to know.
UPDATE "nomination" n SET "is_own" = true
 WHERE n."nominated_by_id" IS NULL AND n."answered_at" IS NOT NULL AND n."state" <> 'declined'
   AND NOT EXISTS (SELECT 1 FROM "activity" a WHERE a."subject_type" = 'nomination' AND a."subject_id" = n."id" AND a."kind" = 'nomination.made');
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_own_asks" CHECK (NOT "is_own" OR ("nominated_by_id" IS NULL AND "state" NOT IN ('nominated', 'declined')));

DROP INDEX "nomination_one_open";
CREATE UNIQUE INDEX "nomination_one_open" ON "nomination" ("person_id", "organisation_id") WHERE "state" IN ('nominated', 'confirmed') AND NOT "is_own";

-- Who waits in a network in which they are an emerging leader no more would wait for ever: they may ask anew where they are one now.
UPDATE "nomination" n SET "state" = 'withdrawn', "ended_at" = now()
 WHERE n."state" IN ('nominated', 'confirmed')
   AND NOT EXISTS (SELECT 1 FROM "membership" m JOIN "organisation" o ON o."id" = m."organisation_id" WHERE m."person_id" = n."person_id" AND m."role" = 'emerging_leader' AND m."ended_at" IS NULL AND o."network_id" = n."network_id");
