-- An accepted request of a network that has closed is handed over to another, to go on there; all else of what was decided stands as it was.
CREATE OR REPLACE FUNCTION "refuse_decided"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open TEXT[] := ARRAY['state', 'ended_at', 'started_by_id', 'security'];
BEGIN
    IF OLD."state" = 'accepted' AND EXISTS (SELECT 1 FROM "organisation" WHERE "id" = OLD."network_id" AND "closed_at" IS NOT NULL) THEN
        open := open || 'network_id'::TEXT;
    END IF;
    IF (to_jsonb(OLD) - open) IS DISTINCT FROM (to_jsonb(NEW) - open) OR (NEW."security" IS NOT NULL AND NEW."security" IS DISTINCT FROM OLD."security") THEN
        RAISE EXCEPTION 'a decided request does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

-- Those that were left with a closed network until now.
UPDATE "assistance_request" r SET "network_id" = o."network_id" FROM "organisation" o, "organisation" before, "organisation" next
 WHERE o."id" = r."organisation_id" AND before."id" = r."network_id" AND next."id" = o."network_id"
   AND o."closed_at" IS NULL AND next."closed_at" IS NULL AND before."closed_at" IS NOT NULL AND r."state" = 'accepted';
