-- What two people wrote can be erased with its key; who has come to the end can become a mentor; what is due and what is offered is told.
ALTER TYPE "notification_kind" ADD VALUE 'check_in_due';
ALTER TYPE "notification_kind" ADD VALUE 'opportunity_offered';
ALTER TYPE "notification_kind" ADD VALUE 'pairing_erased';
ALTER TYPE "notification_kind" ADD VALUE 'mentor_invited';
ALTER TYPE "notification_kind" ADD VALUE 'mentor_invitation_accepted';
ALTER TYPE "notification_place" ADD VALUE 'check_ins';
ALTER TYPE "notification_place" ADD VALUE 'opportunities';

ALTER TABLE "pairing" ADD COLUMN "erased_at" TIMESTAMPTZ(3);
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_erased" CHECK ("erased_at" IS NULL OR "state" = 'closed');

ALTER TABLE "pairing_closing" ADD COLUMN "answered_at" TIMESTAMPTZ(3), ADD COLUMN "became_mentor" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "pairing_closing" ADD CONSTRAINT "pairing_closing_answer" CHECK (("answered_at" IS NULL OR "invited_at" IS NOT NULL) AND ("answered_at" IS NOT NULL OR NOT "became_mentor"));

CREATE TABLE "erased_gain" (
    "network_id" UUID NOT NULL,
    "competency" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "levels" INTEGER NOT NULL,

    CONSTRAINT "erased_gain_pkey" PRIMARY KEY ("network_id", "competency")
);
ALTER TABLE "erased_gain" ADD CONSTRAINT "erased_gain_network_id_fkey" FOREIGN KEY ("network_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nothing comes into a pairing that was erased: whoever was writing while it was erased waits for it here, and is then refused.
CREATE FUNCTION "refuse_after_erasure"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased TIMESTAMPTZ;
BEGIN
    SELECT "erased_at" INTO erased FROM "pairing" WHERE "id" = NEW."pairing_id" FOR KEY SHARE;
    IF erased IS NOT NULL THEN
        RAISE EXCEPTION 'what two people wrote was erased' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "pairing_agreement_erased" BEFORE INSERT ON "pairing_agreement" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "goal_erased" BEFORE INSERT ON "goal" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "level_rating_erased" BEFORE INSERT ON "level_rating" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "meeting_erased" BEFORE INSERT ON "meeting" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "check_in_erased" BEFORE INSERT ON "check_in" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "journal_entry_erased" BEFORE INSERT ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "reflection_erased" BEFORE INSERT ON "reflection" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "pairing_closing_erased" BEFORE INSERT ON "pairing_closing" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "pairing_message_erased" BEFORE INSERT ON "pairing_message" FOR EACH ROW EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "opportunity_erased" BEFORE INSERT ON "opportunity" FOR EACH ROW WHEN (NEW."pairing_id" IS NOT NULL) EXECUTE FUNCTION "refuse_after_erasure"();
CREATE TRIGGER "opportunity_taking_erased" BEFORE INSERT OR UPDATE OF "gave" ON "opportunity_taking" FOR EACH ROW WHEN (NEW."gave" IS NOT NULL) EXECUTE FUNCTION "refuse_after_erasure"();

-- A key that was thrown away is never made anew.
CREATE FUNCTION "refuse_key_of_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "pairing" WHERE "id" = NEW."owner_id" AND "erased_at" IS NOT NULL) THEN
        RAISE EXCEPTION 'the key of an erased pairing is gone' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "data_key_erased" BEFORE INSERT ON "data_key" FOR EACH ROW EXECUTE FUNCTION "refuse_key_of_erased"();
