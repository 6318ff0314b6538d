-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'timetable_told';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'timetable';

-- CreateEnum
CREATE TYPE "timetable_kind" AS ENUM ('module', 'visit', 'own');

-- CreateTable
CREATE TABLE "edition_timetable" (
    "edition_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "from_minute" SMALLINT NOT NULL DEFAULT 510,
    "until_minute" SMALLINT NOT NULL DEFAULT 1050,
    "pause_minutes" SMALLINT NOT NULL DEFAULT 15,
    "breaks" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "days_off" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[],
    "groups" SMALLINT NOT NULL DEFAULT 1,
    "visit_minutes" SMALLINT NOT NULL DEFAULT 120,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_timetable_pkey" PRIMARY KEY ("edition_id")
);

-- CreateTable
CREATE TABLE "timetable_place" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "site_id" UUID,
    "capacity" SMALLINT,
    "travel_minutes" SMALLINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timetable_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timetable_entry" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "kind" "timetable_kind" NOT NULL,
    "module_id" UUID,
    "place_id" UUID,
    "day" SMALLINT NOT NULL,
    "from_minute" SMALLINT NOT NULL,
    "until_minute" SMALLINT NOT NULL,
    "group_number" SMALLINT,
    "words" TEXT,
    "is_fixed" BOOLEAN NOT NULL DEFAULT false,
    "removed_at" TIMESTAMPTZ(3),
    "booking_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timetable_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timetable_trainer" (
    "entry_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "timetable_trainer_pkey" PRIMARY KEY ("entry_id","person_id")
);

-- CreateIndex
CREATE INDEX "timetable_place_site_id_idx" ON "timetable_place"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "timetable_place_id_edition_id_key" ON "timetable_place"("id", "edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "timetable_place_edition_id_site_id_key" ON "timetable_place"("edition_id", "site_id");

-- CreateIndex
CREATE UNIQUE INDEX "timetable_entry_booking_id_key" ON "timetable_entry"("booking_id");

-- CreateIndex
CREATE INDEX "timetable_entry_edition_id_day_idx" ON "timetable_entry"("edition_id", "day");

-- CreateIndex
CREATE INDEX "timetable_entry_module_id_idx" ON "timetable_entry"("module_id");

-- CreateIndex
CREATE INDEX "timetable_entry_place_id_idx" ON "timetable_entry"("place_id");

-- CreateIndex
CREATE UNIQUE INDEX "timetable_entry_id_edition_id_key" ON "timetable_entry"("id", "edition_id");

-- CreateIndex
CREATE INDEX "timetable_trainer_edition_id_person_id_idx" ON "timetable_trainer"("edition_id", "person_id");

-- AddForeignKey
ALTER TABLE "edition_timetable" ADD CONSTRAINT "edition_timetable_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_place" ADD CONSTRAINT "timetable_place_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_place" ADD CONSTRAINT "timetable_place_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_place_id_edition_id_fkey" FOREIGN KEY ("place_id", "edition_id") REFERENCES "timetable_place"("id", "edition_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_trainer" ADD CONSTRAINT "timetable_trainer_entry_id_edition_id_fkey" FOREIGN KEY ("entry_id", "edition_id") REFERENCES "timetable_entry"("id", "edition_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timetable_trainer" ADD CONSTRAINT "timetable_trainer_edition_id_person_id_fkey" FOREIGN KEY ("edition_id", "person_id") REFERENCES "edition_trainer"("edition_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language. Sealed texts.
ALTER TABLE "timetable_place" ADD CONSTRAINT "timetable_place_name_sealed" CHECK ("is_sealed"("name"));
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_words_sealed" CHECK ("is_sealed"("words"));

-- No place of an edition holds two things at once; what was taken out holds none.
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_place_apart" EXCLUDE USING gist ("place_id" WITH =, "day" WITH =, int4range("from_minute"::int, "until_minute"::int) WITH &&)
    WHERE ("place_id" IS NOT NULL AND "removed_at" IS NULL);

-- What holds for every timetable.
ALTER TABLE "edition_timetable" ADD CONSTRAINT "edition_timetable_hours" CHECK ("from_minute" >= 0 AND "until_minute" > "from_minute" AND "until_minute" <= 1440);
ALTER TABLE "edition_timetable" ADD CONSTRAINT "edition_timetable_bounds" CHECK ("pause_minutes" BETWEEN 0 AND 120 AND "groups" BETWEEN 1 AND 4 AND "visit_minutes" BETWEEN 15 AND 720 AND "breaks" IS NOT NULL AND cardinality("breaks") IN (0, 2, 4, 6) AND "days_off" IS NOT NULL);
ALTER TABLE "timetable_place" ADD CONSTRAINT "timetable_place_bounds" CHECK ("travel_minutes" BETWEEN 0 AND 480 AND ("site_id" IS NOT NULL OR "travel_minutes" = 0) AND ("capacity" IS NULL OR "capacity" BETWEEN 1 AND 5000));
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_time" CHECK ("day" BETWEEN 0 AND 59 AND "from_minute" >= 0 AND "until_minute" > "from_minute" AND "until_minute" <= 1440 AND ("group_number" IS NULL OR "group_number" BETWEEN 1 AND 4));
-- Each kind has what makes it one, and what was taken out holds nobody.
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_kinds" CHECK (("kind" = 'module') = ("module_id" IS NOT NULL) AND ("kind" = 'own') = ("words" IS NOT NULL) AND ("kind" <> 'visit' OR "place_id" IS NOT NULL));
ALTER TABLE "timetable_entry" ADD CONSTRAINT "timetable_entry_removed" CHECK ("removed_at" IS NULL OR "booking_id" IS NULL);

-- With the edition it is over.
CREATE FUNCTION "refuse_timetable_of_edition_over"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "edition" WHERE "id" = NEW."edition_id" AND "state" IN ('closed', 'cancelled')) THEN
        RAISE EXCEPTION 'the timetable of an edition that is over does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "edition_timetable_over" BEFORE INSERT OR UPDATE ON "edition_timetable" FOR EACH ROW EXECUTE FUNCTION "refuse_timetable_of_edition_over"();
CREATE TRIGGER "timetable_place_over" BEFORE INSERT OR UPDATE ON "timetable_place" FOR EACH ROW EXECUTE FUNCTION "refuse_timetable_of_edition_over"();
CREATE TRIGGER "timetable_entry_over" BEFORE INSERT OR UPDATE ON "timetable_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_timetable_of_edition_over"();
