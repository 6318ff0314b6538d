-- CreateEnum
CREATE TYPE "visit_source" AS ENUM ('edition', 'engagement', 'pairing', 'organisation');

-- CreateEnum
CREATE TYPE "visit_state" AS ENUM ('requested', 'confirmed', 'prepared', 'held', 'debriefed', 'thanked', 'declined', 'withdrawn', 'cancelled');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'visit_requested';
ALTER TYPE "notification_kind" ADD VALUE 'visit_confirmed';
ALTER TYPE "notification_kind" ADD VALUE 'visit_declined';
ALTER TYPE "notification_kind" ADD VALUE 'visit_prepared';
ALTER TYPE "notification_kind" ADD VALUE 'visit_off';
ALTER TYPE "notification_kind" ADD VALUE 'visit_told';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'visit';

-- CreateTable
CREATE TABLE "site_visit" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "source" "visit_source" NOT NULL,
    "source_id" UUID NOT NULL,
    "requested_by_id" UUID,
    "state" "visit_state" NOT NULL DEFAULT 'requested',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "booking_id" UUID,
    "address_from" TIMESTAMPTZ(3),
    "purpose" TEXT,
    "security" TEXT,
    "reason" TEXT,
    "questions" TEXT,
    "agenda" TEXT,
    "saw" TEXT,
    "take_home" TEXT,
    "will_try" TEXT,
    "thanks" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "consented_at" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_visitor" (
    "visit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_visitor_pkey" PRIMARY KEY ("visit_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_visit_booking_id_key" ON "site_visit"("booking_id");

-- CreateIndex
CREATE INDEX "site_visit_site_id_starts_at_idx" ON "site_visit"("site_id", "starts_at");

-- CreateIndex
CREATE INDEX "site_visit_requested_by_id_idx" ON "site_visit"("requested_by_id");

-- CreateIndex
CREATE INDEX "site_visit_source_source_id_idx" ON "site_visit"("source", "source_id");

-- CreateIndex
CREATE INDEX "site_visitor_person_id_idx" ON "site_visitor"("person_id");

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "demonstration_site"("site_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visitor" ADD CONSTRAINT "site_visitor_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "site_visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visitor" ADD CONSTRAINT "site_visitor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language.
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_texts_sealed" CHECK (
    "is_sealed"("purpose") AND "is_sealed"("security") AND "is_sealed"("reason") AND "is_sealed"("questions") AND "is_sealed"("agenda")
    AND "is_sealed"("saw") AND "is_sealed"("take_home") AND "is_sealed"("will_try") AND "is_sealed"("thanks")
);
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_time" CHECK ("ends_at" > "starts_at" AND "zone" <> '');
-- From the confirmation on it holds the site and has a day for the address; what was taken home is shown of a visit that has been looked back on.
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_states" CHECK (
    ("state" NOT IN ('confirmed', 'prepared', 'held', 'debriefed', 'thanked') OR ("booking_id" IS NOT NULL AND "address_from" IS NOT NULL))
    AND ("state" NOT IN ('requested', 'declined') OR "booking_id" IS NULL)
    AND ("consented_at" IS NULL OR "state" IN ('debriefed', 'thanked'))
);
CREATE TRIGGER "site_visit_moves" BEFORE UPDATE OF "state" ON "site_visit" FOR EACH ROW EXECUTE FUNCTION "keep_to_moves"(
    'requested>confirmed', 'requested>declined', 'confirmed>prepared', 'prepared>held', 'held>debriefed', 'debriefed>thanked',
    'requested>withdrawn', 'confirmed>withdrawn', 'prepared>withdrawn', 'requested>cancelled', 'confirmed>cancelled', 'prepared>cancelled'
);

-- Nobody joins a visit that is confirmed, and no more come than the site has room for: who comes is said before, and counted here.
CREATE FUNCTION "refuse_more_visitors_than_room"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM "site_visitor" WHERE "visit_id" = NEW."id") NOT BETWEEN 1 AND (SELECT COALESCE("capacity", 10000) FROM "site" WHERE "id" = NEW."site_id") THEN
        RAISE EXCEPTION 'a site has no room for these visitors' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "site_visit_room" BEFORE UPDATE OF "state" ON "site_visit" FOR EACH ROW
    WHEN (NEW."state" = 'confirmed' AND OLD."state" <> 'confirmed') EXECUTE FUNCTION "refuse_more_visitors_than_room"();
CREATE FUNCTION "refuse_late_visitor"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "site_visit" WHERE "id" = NEW."visit_id" AND "state" = 'requested' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'who comes is said before a visit is confirmed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "site_visitor_in_time" BEFORE INSERT ON "site_visitor" FOR EACH ROW EXECUTE FUNCTION "refuse_late_visitor"();
