-- CreateEnum
CREATE TYPE "booking_state" AS ENUM ('booked', 'cancelled');

-- CreateEnum
CREATE TYPE "booking_move_kind" AS ENUM ('moved', 'cancelled');

-- CreateTable
CREATE TABLE "availability" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "site_id" UUID,
    "zone" TEXT NOT NULL,
    "notice_minutes" INTEGER NOT NULL DEFAULT 1440,
    "buffer_minutes" INTEGER NOT NULL DEFAULT 15,
    "hours_a_week" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "availability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weekly_hours" (
    "id" UUID NOT NULL,
    "availability_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "weekly_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "availability_exception" (
    "id" UUID NOT NULL,
    "availability_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "availability_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "availability_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "busy_import" (
    "id" UUID NOT NULL,
    "availability_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "covers_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "busy_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "busy_time" (
    "import_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "busy_time_pkey" PRIMARY KEY ("import_id","starts_at")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "series_id" UUID,
    "state" "booking_state" NOT NULL DEFAULT 'booked',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_move" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "kind" "booking_move_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "site_id" UUID,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "words" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_on" DATE,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "availability_person_id_key" ON "availability"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "availability_site_id_key" ON "availability"("site_id");

-- CreateIndex
CREATE INDEX "weekly_hours_availability_id_idx" ON "weekly_hours"("availability_id");

-- CreateIndex
CREATE INDEX "availability_exception_availability_id_day_idx" ON "availability_exception"("availability_id", "day");

-- CreateIndex
CREATE INDEX "absence_availability_id_last_day_idx" ON "absence"("availability_id", "last_day");

-- CreateIndex
CREATE INDEX "busy_import_availability_id_idx" ON "busy_import"("availability_id");

-- CreateIndex
CREATE INDEX "booking_subject_type_subject_id_idx" ON "booking"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "booking_series_id_idx" ON "booking"("series_id");

-- CreateIndex
CREATE INDEX "booking_starts_at_idx" ON "booking"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_id_starts_at_ends_at_key" ON "booking"("id", "starts_at", "ends_at");

-- CreateIndex
CREATE INDEX "booking_move_booking_id_at_idx" ON "booking_move"("booking_id", "at");

-- CreateIndex
CREATE INDEX "hold_booking_id_idx" ON "hold"("booking_id");

-- CreateIndex
CREATE INDEX "hold_person_id_starts_at_idx" ON "hold"("person_id", "starts_at");

-- CreateIndex
CREATE INDEX "hold_site_id_starts_at_idx" ON "hold"("site_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_hash_key" ON "calendar_feed"("secret_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- AddForeignKey
ALTER TABLE "availability" ADD CONSTRAINT "availability_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_availability_id_fkey" FOREIGN KEY ("availability_id") REFERENCES "availability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "availability_exception" ADD CONSTRAINT "availability_exception_availability_id_fkey" FOREIGN KEY ("availability_id") REFERENCES "availability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_availability_id_fkey" FOREIGN KEY ("availability_id") REFERENCES "availability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "busy_import" ADD CONSTRAINT "busy_import_availability_id_fkey" FOREIGN KEY ("availability_id") REFERENCES "availability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "busy_time" ADD CONSTRAINT "busy_time_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "busy_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_move" ADD CONSTRAINT "booking_move_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_move" ADD CONSTRAINT "booking_move_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_booking_id_starts_at_ends_at_fkey" FOREIGN KEY ("booking_id", "starts_at", "ends_at") REFERENCES "booking"("id", "starts_at", "ends_at") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.

-- Equality beside overlap in one index. A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- Two holds of one person, or of one site, never overlap: of any number of attempts at once, one stands.
ALTER TABLE "hold" ADD CONSTRAINT "hold_one_holder" CHECK (num_nonnulls("person_id", "site_id") = 1);
ALTER TABLE "hold" ADD CONSTRAINT "hold_person_never_twice" EXCLUDE USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
    WHERE ("released_at" IS NULL AND "person_id" IS NOT NULL);
ALTER TABLE "hold" ADD CONSTRAINT "hold_site_never_twice" EXCLUDE USING gist ("site_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
    WHERE ("released_at" IS NULL AND "site_id" IS NOT NULL);

ALTER TABLE "booking" ADD CONSTRAINT "booking_time" CHECK ("ends_at" > "starts_at" AND "ends_at" - "starts_at" <= INTERVAL '31 days' AND "zone" <> '' AND "sequence" >= 0);
ALTER TABLE "booking_move" ADD CONSTRAINT "booking_move_time" CHECK ("ends_at" > "starts_at");

-- What a booking was is history: of its lines only who made them may go, with the account.
CREATE TRIGGER "booking_move_never_changes" BEFORE UPDATE ON "booking_move" FOR EACH ROW
    WHEN (NEW."by_id" IS NOT NULL OR (to_jsonb(OLD) - 'by_id') IS DISTINCT FROM (to_jsonb(NEW) - 'by_id'))
    EXECUTE FUNCTION "refuse_change"();

-- A cancelled booking stays cancelled, and holds nobody.
CREATE FUNCTION "release_holds"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."state" = 'cancelled' AND NEW."state" <> 'cancelled' THEN
        RAISE EXCEPTION 'a cancelled booking stays cancelled' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW."state" = 'cancelled' THEN
        UPDATE "hold" SET "released_at" = NEW."changed_at" WHERE "booking_id" = NEW."id" AND "released_at" IS NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "booking_cancelled" AFTER UPDATE OF "state" ON "booking" FOR EACH ROW EXECUTE FUNCTION "release_holds"();

ALTER TABLE "availability" ADD CONSTRAINT "availability_one_holder" CHECK (num_nonnulls("person_id", "site_id") = 1);
ALTER TABLE "availability" ADD CONSTRAINT "availability_bounds" CHECK (
    "zone" <> '' AND "notice_minutes" BETWEEN 0 AND 43200 AND "buffer_minutes" BETWEEN 0 AND 480 AND "hours_a_week" BETWEEN 0 AND 168
);
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_bounds" CHECK ("weekday" BETWEEN 1 AND 7 AND "from_minute" >= 0 AND "from_minute" < "to_minute" AND "to_minute" <= 1440);
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_apart" EXCLUDE USING gist ("availability_id" WITH =, "weekday" WITH =, int4range("from_minute", "to_minute") WITH &&);
ALTER TABLE "availability_exception" ADD CONSTRAINT "availability_exception_bounds" CHECK ("from_minute" >= 0 AND "from_minute" < "to_minute" AND "to_minute" <= 1440);
ALTER TABLE "availability_exception" ADD CONSTRAINT "availability_exception_apart" EXCLUDE USING gist ("availability_id" WITH =, "day" WITH =, int4range("from_minute", "to_minute") WITH &&);
ALTER TABLE "absence" ADD CONSTRAINT "absence_days" CHECK ("last_day" >= "first_day" AND "last_day" - "first_day" <= 730);
ALTER TABLE "busy_time" ADD CONSTRAINT "busy_time_ends" CHECK ("ends_at" > "starts_at");

-- Sealed texts: a forgotten call of the encryption fails here instead of storing what was typed.
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_words_sealed" CHECK ("is_sealed"("words"));
