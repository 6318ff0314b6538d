-- What closes or leaves a network stands in no figure of it from then on: those of the day are thrown away, and counted anew at the next
-- look. Under the lock that counting takes (`figures.server.ts`): what was counted before must not be written down after it.
CREATE FUNCTION "forget_figures_without"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('region_figures:' || OLD."network_id", 0));
    DELETE FROM "region_figures" WHERE "network_id" = OLD."network_id";
    RETURN NULL;
END $$;
CREATE TRIGGER "organisation_left_figures" AFTER UPDATE OF "closed_at", "network_id" ON "organisation" FOR EACH ROW
    WHEN (OLD."network_id" IS NOT NULL AND OLD."closed_at" IS NULL AND (NEW."closed_at" IS NOT NULL OR NEW."network_id" IS DISTINCT FROM OLD."network_id"))
    EXECUTE FUNCTION "forget_figures_without"();

-- Those of today may hold some that left before this.
DELETE FROM "region_figures";
