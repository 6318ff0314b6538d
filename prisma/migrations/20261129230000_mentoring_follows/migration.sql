-- Mentoring goes along with an organisation that moves to another network: who waits is in the rounds of the new one, and the coordinators of
-- the new one watch over what goes on. What has ended stays with those who watched over it, under whose key lies what was told them.
ALTER TYPE "notification_kind" ADD VALUE 'watchers_changed';
ALTER TABLE "pairing" ADD COLUMN "mentee_moved_at" TIMESTAMPTZ(3), ADD COLUMN "mentor_moved_at" TIMESTAMPTZ(3);

CREATE FUNCTION "acts_in_network"(who UUID, part TEXT, network UUID) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM "membership" m JOIN "organisation" o ON o."id" = m."organisation_id"
                    WHERE m."person_id" = who AND (part IS NULL OR m."role"::TEXT = part) AND m."ended_at" IS NULL AND o."closed_at" IS NULL AND COALESCE(o."network_id", o."id") = network)
$$;

-- Called once the organisation belongs to the network that it joined: who still acts in the one it left does so by another organisation.
CREATE FUNCTION "take_mentoring_along"(moved UUID, behind UUID, joined UUID) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    people CONSTANT UUID[] := ARRAY(
        SELECT "person_id" FROM "membership" WHERE "organisation_id" = moved AND "ended_at" IS NULL UNION SELECT "person_id" FROM "nomination" WHERE "organisation_id" = moved
    );
BEGIN
    -- Whoever is paired at this moment is so before, or waits. In the order in which an answer holds them.
    PERFORM 1 FROM "proposal" WHERE "state" = 'waiting' AND ("mentee_id" = ANY (people) OR "mentor_id" = ANY (people)) ORDER BY "id" FOR UPDATE;
    UPDATE "nomination" SET "network_id" = joined WHERE "organisation_id" = moved AND "network_id" = behind AND "state" IN ('nominated', 'confirmed');
    PERFORM 1 FROM "pairing" WHERE "state" <> 'closed' AND ("mentee_id" = ANY (people) OR "mentor_id" = ANY (people)) ORDER BY "id" FOR UPDATE;
    -- A mentee goes with the organisation by which they were paired, unless they are an emerging leader by another one in the network that it left.
    UPDATE "pairing" p SET "mentee_network_id" = joined, "mentee_moved_at" = now()
     WHERE p."state" <> 'closed' AND p."mentee_network_id" = behind AND p."mentee_id" = ANY (people) AND NOT "acts_in_network"(p."mentee_id", 'emerging_leader', behind)
       AND (EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = p."mentee_id" AND m."organisation_id" = moved AND m."role" = 'emerging_leader' AND m."ended_at" IS NULL)
         OR COALESCE((SELECT n."organisation_id" FROM "nomination" n WHERE n."person_id" = p."mentee_id" AND n."state" = 'placed' ORDER BY n."answered_at" DESC, n."id" DESC LIMIT 1), moved) = moved);
    -- A mentor likewise. One who is gone, or is nothing in the network that it left any more, is watched over where the mentee is.
    UPDATE "pairing" p SET "mentor_network_id" = joined, "mentor_moved_at" = now()
     WHERE p."state" <> 'closed' AND p."mentor_network_id" = behind
       AND (p."mentor_id" = ANY (people) AND NOT "acts_in_network"(p."mentor_id", 'mentor', behind) AND EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = p."mentor_id" AND m."organisation_id" = moved AND m."ended_at" IS NULL)
         OR p."mentee_id" = ANY (people) AND p."mentee_network_id" = joined AND (p."mentor_id" IS NULL OR NOT "acts_in_network"(p."mentor_id", NULL, behind)));
    UPDATE "opportunity" o SET "network_id" = p."mentee_network_id" FROM "pairing" p WHERE o."pairing_id" = p."id" AND p."mentee_id" = ANY (people) AND p."state" <> 'closed' AND o."network_id" <> p."mentee_network_id";
    -- As the figures of a region: who left stands in none. Under the lock that counting takes.
    PERFORM pg_advisory_xact_lock(hashtextextended('gained_figures:' || behind, 0));
    DELETE FROM "gained_figures" WHERE "network_id" = behind;
END $$;

CREATE FUNCTION "follow_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "take_mentoring_along"(NEW."id", OLD."network_id", NEW."network_id");
    RETURN NULL;
END $$;
CREATE TRIGGER "organisation_moved_mentoring" AFTER UPDATE OF "network_id" ON "organisation" FOR EACH ROW
    WHEN (OLD."network_id" IS NOT NULL AND NEW."network_id" IS NOT NULL AND OLD."network_id" <> NEW."network_id") EXECUTE FUNCTION "follow_moved"();

-- Those that moved before this.
CREATE TEMP TABLE "moved_before" AS
    SELECT o."id", o."network_id", b."id" AS "behind"
      FROM "organisation" o JOIN "organisation" b ON b."kind" = 'regional_network' AND b."id" <> o."network_id"
     WHERE EXISTS (SELECT 1 FROM "activity" a WHERE a."kind" = 'organisation.moved' AND a."subject_id" = o."id")
       AND (EXISTS (SELECT 1 FROM "nomination" n WHERE n."organisation_id" = o."id" AND n."network_id" = b."id")
         OR EXISTS (SELECT 1 FROM "pairing" p JOIN "membership" m ON m."organisation_id" = o."id" AND m."ended_at" IS NULL AND (m."person_id" = p."mentor_id" AND m."role" = 'mentor' AND p."mentor_network_id" = b."id" OR m."person_id" = p."mentee_id" AND m."role" = 'emerging_leader' AND p."mentee_network_id" = b."id") WHERE p."state" <> 'closed'));
SELECT "take_mentoring_along"("id", "behind", "network_id") FROM "moved_before";

-- What waits in a round in which the mentee's network, or every one of the mentor's, takes no part, can no longer be: both are told so.
CREATE TEMP TABLE "lapsed_before" AS
    SELECT r."id" FROM "proposal" r
     WHERE r."state" = 'waiting'
       AND (EXISTS (SELECT 1 FROM "membership" m JOIN "moved_before" v ON v."id" = m."organisation_id" WHERE m."person_id" IN (r."mentee_id", r."mentor_id") AND m."ended_at" IS NULL))
       AND (NOT EXISTS (SELECT 1 FROM "nomination" n JOIN "round_network" w ON w."network_id" = n."network_id" WHERE n."person_id" = r."mentee_id" AND n."state" = 'confirmed' AND w."round_id" = r."round_id" AND w."joined_at" IS NOT NULL)
         OR NOT EXISTS (SELECT 1 FROM "round_network" w WHERE w."round_id" = r."round_id" AND w."joined_at" IS NOT NULL AND "acts_in_network"(r."mentor_id", 'mentor', w."network_id")));
UPDATE "proposal" SET "state" = 'lapsed', "settled_at" = now() WHERE "id" IN (SELECT "id" FROM "lapsed_before");
UPDATE "notification" SET "kind" = 'proposal_over', "read_at" = NULL, "at" = now() WHERE "kind" = 'proposal_made' AND "subject_id" IN (SELECT "id" FROM "lapsed_before");

-- Who watches over a pairing no more is told nothing of it.
DELETE FROM "notification" n USING "pairing" p
 WHERE n."place" = 'oversight' AND n."subject_id" = p."id" AND p."state" <> 'closed'
   AND NOT EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = n."person_id" AND m."role" = 'coordinator' AND m."organisation_id" IN (p."mentor_network_id", p."mentee_network_id"));
DROP TABLE "moved_before", "lapsed_before";

-- Two organisations may both name somebody: that one of them was told yes is not the other's to know. Who is named waits by one of them alone.
DROP INDEX "nomination_one_open";
CREATE UNIQUE INDEX "nomination_one_open" ON "nomination" ("person_id", "organisation_id") WHERE "state" IN ('nominated', 'confirmed');
CREATE UNIQUE INDEX "nomination_one_confirmed" ON "nomination" ("person_id") WHERE "state" = 'confirmed';
