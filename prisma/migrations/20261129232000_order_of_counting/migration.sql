-- In which order organisations began to be counted in each figure of their region. It is empty at first: those who are counted when the
-- figures are next made take their places in the order of their ids, in which they were counted until now, so that nothing moves.
CREATE TABLE "figure_place" (
    "network_id" UUID NOT NULL,
    "figure" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL,
    "organisation_id" UUID NOT NULL,
    "place" BIGSERIAL NOT NULL,

    CONSTRAINT "figure_place_pkey" PRIMARY KEY ("network_id", "figure", "is_shared", "organisation_id")
);

CREATE INDEX "figure_place_organisation_id_idx" ON "figure_place"("organisation_id");

ALTER TABLE "figure_place" ADD CONSTRAINT "figure_place_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "figure_place" ADD CONSTRAINT "figure_place_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When a group first began to talk. Of those under way the activity knows; what is completed does not change any more, nor is it asked for there.
ALTER TABLE "assessment" ADD COLUMN "consensus_at" TIMESTAMPTZ(3);
UPDATE "assessment" a SET "consensus_at" = coalesce((SELECT min("at") FROM "activity" WHERE "subject_id" = a."id" AND "kind" = 'assessment.consensusBegun'), now())
 WHERE a."state" = 'consensus'
    OR (a."state" IN ('draft', 'answering') AND EXISTS (SELECT 1 FROM "activity" WHERE "subject_id" = a."id" AND "kind" = 'assessment.consensusBegun'));
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_talks_since" CHECK ("state" <> 'consensus' OR "consensus_at" IS NOT NULL);
