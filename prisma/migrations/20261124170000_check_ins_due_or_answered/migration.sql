-- A check-in is due or answered: the program skips none. One that was skipped by hand is due again.
DROP TRIGGER "follow_up_moves" ON "follow_up";
DROP INDEX "follow_up_due";
ALTER TABLE "follow_up" DROP CONSTRAINT "follow_up_states";
UPDATE "follow_up" SET "state" = 'due' WHERE "state" = 'skipped';

ALTER TYPE "follow_up_state" RENAME TO "follow_up_state_before";
CREATE TYPE "follow_up_state" AS ENUM ('due', 'answered');
ALTER TABLE "follow_up" ALTER COLUMN "state" DROP DEFAULT, ALTER COLUMN "state" TYPE "follow_up_state" USING "state"::text::"follow_up_state", ALTER COLUMN "state" SET DEFAULT 'due';
DROP TYPE "follow_up_state_before";

ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_states" CHECK ("month" IN (3, 6, 12) AND ("state" = 'answered') = ("answered_at" IS NOT NULL));
CREATE INDEX "follow_up_due" ON "follow_up" ("due_on") WHERE "state" = 'due';
CREATE TRIGGER "follow_up_moves" BEFORE UPDATE OF "state" ON "follow_up" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"('due>answered');
