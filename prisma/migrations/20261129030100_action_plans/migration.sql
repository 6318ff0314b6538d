-- CreateEnum
CREATE TYPE "plan_state" AS ENUM ('writing', 'presented');

-- CreateEnum
CREATE TYPE "plan_line_state" AS ENUM ('kept', 'removed');

-- CreateEnum
CREATE TYPE "plan_support" AS ENUM ('none', 'assistance', 'mentoring', 'visit');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'plan_presented';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'plan';

-- CreateTable
CREATE TABLE "action_plan" (
    "team_id" UUID NOT NULL,
    "state" "plan_state" NOT NULL DEFAULT 'writing',
    "presented_at" TIMESTAMPTZ(3),
    "presented_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "action_plan_pkey" PRIMARY KEY ("team_id")
);

-- CreateTable
CREATE TABLE "plan_line" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "state" "plan_line_state" NOT NULL DEFAULT 'kept',
    "edit" INTEGER NOT NULL DEFAULT 1,
    "problem" TEXT,
    "activity" TEXT,
    "who" TEXT,
    "by_when" TEXT,
    "support" "plan_support" NOT NULL DEFAULT 'none',
    "wanted" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_by_id" UUID,

    CONSTRAINT "plan_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_line_team_id_created_at_idx" ON "plan_line"("team_id", "created_at");

-- AddForeignKey
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "edition_team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_presented_by_id_fkey" FOREIGN KEY ("presented_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_line" ADD CONSTRAINT "plan_line_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "action_plan"("team_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_line" ADD CONSTRAINT "plan_line_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "plan_line" ADD CONSTRAINT "plan_line_texts_sealed" CHECK (
    "is_sealed"("problem") AND "is_sealed"("activity") AND "is_sealed"("who") AND "is_sealed"("by_when") AND "is_sealed"("wanted")
);
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_presented" CHECK (("state" = 'presented') = ("presented_at" IS NOT NULL));

-- The life cycles, as the tables in action-plan-life.ts have them.
CREATE TRIGGER "action_plan_moves" BEFORE UPDATE OF "state" ON "action_plan" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"('writing>presented', 'presented>writing');
CREATE TRIGGER "plan_line_moves" BEFORE UPDATE OF "state" ON "plan_line" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"('kept>removed', 'removed>kept');

-- What was presented stays as it was presented.
CREATE FUNCTION "refuse_line_of_presented"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "action_plan" WHERE "team_id" = NEW."team_id" AND "state" = 'writing' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a plan that was presented does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "plan_line_of_writing" BEFORE INSERT OR UPDATE OF "state", "edit", "problem", "activity", "who", "by_when", "support", "wanted" ON "plan_line" FOR EACH ROW EXECUTE FUNCTION "refuse_line_of_presented"();
