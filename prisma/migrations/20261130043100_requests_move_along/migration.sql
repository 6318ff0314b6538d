-- What an organisation has asked and nobody has decided on goes along when it moves to another network. Here: those that moved before this.
CREATE TEMP TABLE "moved_along" AS
    SELECT r."id", r."state"::TEXT AS "state", r."organisation_id", o."network_id"
      FROM "assistance_request" r JOIN "organisation" o ON o."id" = r."organisation_id" JOIN "organisation" n ON n."id" = o."network_id"
     WHERE r."network_id" <> o."network_id" AND n."closed_at" IS NULL AND r."state" IN ('draft', 'submitted', 'clarifying', 'referred');
UPDATE "assistance_request" r SET "network_id" = w."network_id" FROM "moved_along" w WHERE w."id" = r."id";

-- Who handles it no more is led nowhere; both sides are told of what was sent.
DELETE FROM "notification" n USING "moved_along" w
 WHERE n."subject_id" = w."id" AND n."kind" IN ('request_sent', 'request_changed', 'request_returned', 'question_answered')
   AND NOT EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = n."person_id" AND m."role" = 'coordinator'
                    AND (m."organisation_id" = w."network_id" OR m."organisation_id" IN (SELECT f."to_network_id" FROM "referral" f WHERE f."request_id" = w."id" AND f."state" = 'waiting')));
INSERT INTO "notification" ("id", "person_id", "membership_id", "kind", "place", "subject_id")
SELECT DISTINCT ON (m."person_id", w."id") gen_random_uuid(), m."person_id", m."id", (CASE WHEN m."organisation_id" = w."network_id" THEN 'request_sent' ELSE 'request_passed_on' END)::"notification_kind", 'request'::"notification_place", w."id"
  FROM "moved_along" w JOIN "membership" m ON m."ended_at" IS NULL AND (m."organisation_id" = w."network_id" AND m."role" = 'coordinator' OR m."organisation_id" = w."organisation_id" AND m."role" = 'lead')
 WHERE w."state" <> 'draft' ORDER BY m."person_id", w."id", m."id"
ON CONFLICT DO NOTHING;
DROP TABLE "moved_along";
