-- Visits of two people end with their pairing, and are gone once it is erased. Those of pairings that had ended before, likewise.
CREATE TEMP TABLE "gone_visit" AS
    SELECT v."id", v."booking_id" FROM "site_visit" v JOIN "pairing" p ON p."id" = v."source_id" WHERE v."source" = 'pairing' AND p."erased_at" IS NOT NULL;
DELETE FROM "notification" WHERE "subject_id" IN (SELECT unnest(ARRAY["id", "booking_id"]) FROM "gone_visit");
DELETE FROM "site_visit" WHERE "id" IN (SELECT "id" FROM "gone_visit");
DELETE FROM "booking" WHERE "id" IN (SELECT "booking_id" FROM "gone_visit");
DELETE FROM "data_key" WHERE "owner_id" IN (SELECT "id" FROM "gone_visit");

CREATE TEMP TABLE "ended_visit" AS
    SELECT v."id", v."booking_id" FROM "site_visit" v JOIN "pairing" p ON p."id" = v."source_id"
     WHERE v."source" = 'pairing' AND p."state" = 'closed' AND v."state" IN ('requested', 'confirmed', 'prepared') AND v."ends_at" > now();
UPDATE "site_visit" SET "state" = 'withdrawn', "settled_at" = now() WHERE "id" IN (SELECT "id" FROM "ended_visit");
INSERT INTO "booking_move" ("id", "booking_id", "kind", "starts_at", "ends_at")
    SELECT gen_random_uuid(), b."id", 'cancelled', b."starts_at", b."ends_at" FROM "booking" b WHERE b."id" IN (SELECT "booking_id" FROM "ended_visit") AND b."state" <> 'cancelled';
UPDATE "booking" SET "state" = 'cancelled', "sequence" = "sequence" + 1, "changed_at" = now() WHERE "id" IN (SELECT "booking_id" FROM "ended_visit") AND "state" <> 'cancelled';
DROP TABLE "gone_visit", "ended_visit";
