-- AlterTable
ALTER TABLE "site_visit" ADD COLUMN     "entry_id" UUID;

-- CreateIndex
CREATE INDEX "site_visit_entry_id_requested_at_idx" ON "site_visit"("entry_id", "requested_at");

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "timetable_entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows cannot be said in Prisma's language. Of an entry one visit goes on: another can be asked for once it is called off.
CREATE UNIQUE INDEX "site_visit_one_of_entry" ON "site_visit" ("entry_id") WHERE "state" NOT IN ('declined', 'withdrawn', 'cancelled');

-- It stands in the timetable of the edition for which it is asked, as a visit to its own site.
CREATE FUNCTION "refuse_visit_of_other_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."source" <> 'edition' OR NOT EXISTS (
        SELECT 1 FROM "timetable_entry" e JOIN "timetable_place" p ON p."id" = e."place_id"
         WHERE e."id" = NEW."entry_id" AND e."kind" = 'visit' AND e."edition_id" = NEW."source_id" AND p."site_id" = NEW."site_id"
    ) THEN
        RAISE EXCEPTION 'a visit stands in the timetable of its own edition, at its own site' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "site_visit_entry" BEFORE INSERT OR UPDATE OF "entry_id", "source", "source_id", "site_id" ON "site_visit" FOR EACH ROW
    WHEN (NEW."entry_id" IS NOT NULL) EXECUTE FUNCTION "refuse_visit_of_other_entry"();
