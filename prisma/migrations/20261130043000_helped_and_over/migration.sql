-- A request that was helped, and of which nothing goes on since the last of its engagements was cancelled, is completed with that: until now it stayed
-- accepted, with nobody who could end it. What was said of security goes with it. One that was handed to another network is to go on there anew.
CREATE TEMP TABLE "helped_before" AS
    SELECT r."id", max(e."ended_at") AS "ended_at"
      FROM "assistance_request" r JOIN "engagement_organisation" o ON o."request_id" = r."id" AND o."left_at" IS NULL JOIN "engagement" e ON e."id" = o."engagement_id"
     WHERE r."state" = 'accepted'
     GROUP BY r."id" HAVING bool_or(e."state" = 'closed') AND bool_and(e."state" IN ('closed', 'cancelled') AND e."network_id" = r."network_id");
UPDATE "assistance_request" r SET "state" = 'completed', "ended_at" = h."ended_at", "security" = NULL FROM "helped_before" h WHERE h."id" = r."id";
DELETE FROM "data_key" WHERE "owner_id" IN (SELECT "id" FROM "helped_before");
DROP TABLE "helped_before";
