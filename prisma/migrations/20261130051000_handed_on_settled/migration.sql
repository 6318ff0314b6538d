-- What was referred to just the network to which its organisation has moved since waits for no answer: that network decides on it as its own.
CREATE TEMP TABLE "come_home" AS
    SELECT f."id", f."request_id" FROM "referral" f JOIN "assistance_request" r ON r."id" = f."request_id"
     WHERE f."state" = 'waiting' AND f."to_network_id" = r."network_id";
UPDATE "referral" SET "state" = 'recalled', "answered_at" = now() WHERE "id" IN (SELECT "id" FROM "come_home");
UPDATE "assistance_request" SET "state" = 'submitted' WHERE "state" = 'referred' AND "id" IN (SELECT "request_id" FROM "come_home");
DROP TABLE "come_home";

-- What whoever decides was told of a request leads nowhere once another network handles it: those that were handed on by a network that closed kept it.
DELETE FROM "notification" n USING "assistance_request" r
 WHERE r."id" = n."subject_id" AND n."kind" IN ('request_sent', 'request_changed', 'request_referred', 'request_returned', 'question_answered')
   AND NOT EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = n."person_id" AND m."role" = 'coordinator'
                    AND (n."kind" <> 'request_referred' AND m."organisation_id" = r."network_id" OR m."organisation_id" IN (SELECT f."to_network_id" FROM "referral" f WHERE f."request_id" = r."id" AND f."state" = 'waiting')));
