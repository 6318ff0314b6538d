-- CreateEnum
CREATE TYPE "day_half" AS ENUM ('morning', 'afternoon');

-- CreateTable
CREATE TABLE "edition_presence" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "half" "day_half" NOT NULL,
    "version" INTEGER NOT NULL,
    "delegate_id" UUID NOT NULL,
    "presence" "presence" NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_presence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "edition_presence_edition_id_day_half_idx" ON "edition_presence"("edition_id", "day", "half");

-- CreateIndex
CREATE INDEX "edition_presence_recorded_by_id_idx" ON "edition_presence"("recorded_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "edition_presence_delegate_id_day_half_version_key" ON "edition_presence"("delegate_id", "day", "half", "version");

-- AddForeignKey
ALTER TABLE "edition_presence" ADD CONSTRAINT "edition_presence_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_presence" ADD CONSTRAINT "edition_presence_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "edition_delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_presence" ADD CONSTRAINT "edition_presence_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "edition_presence" ADD CONSTRAINT "edition_presence_version" CHECK ("version" >= 1);

-- What belongs to an edition is written while it is in one of the states that are given.
CREATE FUNCTION "only_while_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM "edition" WHERE "id" = NEW."edition_id" AND "state"::text = ANY (TG_ARGV)) THEN
        RAISE EXCEPTION 'nothing of the kind is written into an edition in this state' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_presence_while" BEFORE INSERT ON "edition_presence" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('running');

-- What was written down of a half day stays; who wrote it may be forgotten.
CREATE FUNCTION "refuse_presence_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(OLD) - 'recorded_by_id') IS DISTINCT FROM (to_jsonb(NEW) - 'recorded_by_id') THEN
        RAISE EXCEPTION 'what was written down of a half day does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_presence_kept" BEFORE UPDATE ON "edition_presence" FOR EACH ROW EXECUTE FUNCTION "refuse_presence_change"();
