-- Levels gained over a network, counted once a day.
CREATE TABLE "gained_figures" (
    "network_id" UUID NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "gained_figures_pkey" PRIMARY KEY ("network_id")
);
ALTER TABLE "gained_figures" ADD CONSTRAINT "gained_figures_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The pairings of a network are those of its mentors, and those of its mentees whose mentors are another network's: two sets that
-- have nothing in common, each in the order in which coordinators read them.
CREATE INDEX "pairing_of_mentors" ON "pairing" ("mentor_network_id", ("state" = 'closed'), "accepted_at" DESC, "id");
CREATE INDEX "pairing_of_mentees" ON "pairing" ("mentee_network_id", ("state" = 'closed'), "accepted_at" DESC, "id") WHERE "mentor_network_id" <> "mentee_network_id";
-- What was raised and that nobody has seen to: few, in the order in which it was raised.
CREATE INDEX "pairing_raised" ON "pairing" ("raised_at") WHERE "raised_at" IS NOT NULL AND "seen_to_at" IS NULL;
