-- CreateEnum
CREATE TYPE "check_round" AS ENUM ('before', 'after');

-- CreateTable
CREATE TABLE "edition_check" (
    "edition_id" UUID NOT NULL,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "second_opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_check_pkey" PRIMARY KEY ("edition_id")
);

-- CreateTable
CREATE TABLE "edition_check_part" (
    "edition_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "version_id" UUID NOT NULL,
    "questions" TEXT[],

    CONSTRAINT "edition_check_part_pkey" PRIMARY KEY ("edition_id","position")
);

-- CreateTable
CREATE TABLE "edition_answers" (
    "delegate_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "round" "check_round" NOT NULL,
    "answers" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_answers_pkey" PRIMARY KEY ("delegate_id","edition_id","position","round")
);

-- CreateIndex
CREATE INDEX "edition_check_opened_by_id_idx" ON "edition_check"("opened_by_id");

-- CreateIndex
CREATE INDEX "edition_check_part_version_id_idx" ON "edition_check_part"("version_id");

-- CreateIndex
CREATE INDEX "edition_answers_edition_id_position_idx" ON "edition_answers"("edition_id", "position");

-- AddForeignKey
ALTER TABLE "edition_check" ADD CONSTRAINT "edition_check_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_check" ADD CONSTRAINT "edition_check_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_check_part" ADD CONSTRAINT "edition_check_part_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition_check"("edition_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_check_part" ADD CONSTRAINT "edition_check_part_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_answers" ADD CONSTRAINT "edition_answers_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "edition_delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_answers" ADD CONSTRAINT "edition_answers_edition_id_position_fkey" FOREIGN KEY ("edition_id", "position") REFERENCES "edition_check_part"("edition_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "edition_check_part" ADD CONSTRAINT "edition_check_part_bounds" CHECK ("position" >= 1 AND cardinality("questions") BETWEEN 1 AND 3);
ALTER TABLE "edition_answers" ADD CONSTRAINT "edition_answers_object" CHECK (jsonb_typeof("answers") = 'object');
CREATE TRIGGER "edition_check_while" BEFORE INSERT ON "edition_check" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('selecting', 'running');
CREATE TRIGGER "edition_answers_while" BEFORE INSERT ON "edition_answers" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('selecting', 'running');

-- The first round is over once the second is open; what was answered stays, so that figures that were told are not told anew of fewer.
CREATE FUNCTION "refuse_answers_out_of_turn"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'what was answered does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW."round" = 'after') IS DISTINCT FROM (SELECT "second_opened_at" IS NOT NULL FROM "edition_check" WHERE "edition_id" = NEW."edition_id") THEN
        RAISE EXCEPTION 'that round is not open' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_answers_turn" BEFORE INSERT OR UPDATE ON "edition_answers" FOR EACH ROW EXECUTE FUNCTION "refuse_answers_out_of_turn"();

CREATE FUNCTION "refuse_check_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."second_opened_at" IS NOT NULL AND NEW."second_opened_at" IS DISTINCT FROM OLD."second_opened_at" THEN
        RAISE EXCEPTION 'the second round stays open' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_check_kept" BEFORE UPDATE ON "edition_check" FOR EACH ROW EXECUTE FUNCTION "refuse_check_change"();
