-- A sealed text has four parts of a known form: a note that happens to begin with "v2." is a plain one all the same.
ALTER TABLE "data_key" DROP CONSTRAINT "data_key_wrapped_sealed";
ALTER TABLE "person" DROP CONSTRAINT "person_recovery_address_sealed";
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_note_sealed";
ALTER TABLE "led_by_declaration" DROP CONSTRAINT "led_by_declaration_answers_sealed";
ALTER TABLE "assessment" DROP CONSTRAINT "assessment_revision_reason_sealed";
ALTER TABLE "answer" DROP CONSTRAINT "answer_texts_sealed";

-- Version, key id, nonce of 12 bytes, and at least a tag of 16; the end is not looked at, for texts may be long.
CREATE FUNCTION "is_sealed"(TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN $1 ~ '^v[0-9]+\.[0-9A-Za-z-]+\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22}';

ALTER TABLE "data_key" ADD CONSTRAINT "data_key_wrapped_sealed" CHECK ("is_sealed"("wrapped"));
ALTER TABLE "person" ADD CONSTRAINT "person_recovery_address_sealed" CHECK ("is_sealed"("recovery_address"));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_note_sealed" CHECK ("is_sealed"("note"));
ALTER TABLE "led_by_declaration" ADD CONSTRAINT "led_by_declaration_answers_sealed" CHECK (
    "is_sealed"("decision_body_answer") AND "is_sealed"("spokespersons_answer") AND "is_sealed"("staff_answer") AND "is_sealed"("review_answer")
);
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_revision_reason_sealed" CHECK ("is_sealed"("revision_reason"));
ALTER TABLE "answer" ADD CONSTRAINT "answer_texts_sealed" CHECK ("is_sealed"("note") AND "is_sealed"("evidence"));

-- Neither out of a completed assessment nor into one: an answer's assessment may be another after the change.
CREATE OR REPLACE FUNCTION "refuse_completed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 AND EXISTS (
        SELECT 1 FROM "assessment" WHERE "id" IN (NEW."assessment_id", OLD."assessment_id") AND "state" IN ('completed', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a completed assessment does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

-- What a completed assessment itself says does not change either: what remains open is to share it and to withdraw it.
CREATE FUNCTION "refuse_reopening"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    open CONSTANT TEXT[] := ARRAY['state', 'withdrawn_at', 'sharing', 'in_aggregates', 'revision_of_id', 'revision_reason', 'started_by_id'];
BEGIN
    IF NEW."state" NOT IN (OLD."state", 'withdrawn')
        OR (to_jsonb(OLD) - open) IS DISTINCT FROM (to_jsonb(NEW) - open)
        OR (NEW."revision_of_id" IS NOT NULL AND NEW."revision_of_id" IS DISTINCT FROM OLD."revision_of_id")
        OR (NEW."revision_reason" IS NOT NULL AND NEW."revision_reason" IS DISTINCT FROM OLD."revision_reason")
        OR (NEW."started_by_id" IS NOT NULL AND NEW."started_by_id" IS DISTINCT FROM OLD."started_by_id")
    THEN
        RAISE EXCEPTION 'a completed assessment does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "assessment_never_reopens" BEFORE UPDATE ON "assessment" FOR EACH ROW
    WHEN (OLD."state" IN ('completed', 'withdrawn')) EXECUTE FUNCTION "refuse_reopening"();

-- Of a line of the activity only the actor may go, with the account.
DROP TRIGGER "activity_only_grows" ON "activity";
CREATE TRIGGER "activity_only_grows" BEFORE UPDATE ON "activity" FOR EACH ROW
    WHEN (NEW."actor_id" IS NOT NULL OR (to_jsonb(OLD) - 'actor_id') IS DISTINCT FROM (to_jsonb(NEW) - 'actor_id'))
    EXECUTE FUNCTION "refuse_change"();
