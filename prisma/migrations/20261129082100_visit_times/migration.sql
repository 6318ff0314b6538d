-- A visit can be moved until it is held; from then on its time is what was.
CREATE FUNCTION "refuse_move_of_visit_that_is_over"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the time of a visit that is over does not change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "site_visit_time_kept" BEFORE UPDATE OF "starts_at", "ends_at", "zone" ON "site_visit" FOR EACH ROW
    WHEN (OLD."state" NOT IN ('requested', 'confirmed', 'prepared') AND (OLD."starts_at", OLD."ends_at", OLD."zone") IS DISTINCT FROM (NEW."starts_at", NEW."ends_at", NEW."zone"))
    EXECUTE FUNCTION "refuse_move_of_visit_that_is_over"();

-- The room of the site is counted when it is moved as when it is confirmed.
CREATE TRIGGER "site_visit_room_then" BEFORE UPDATE OF "starts_at", "ends_at" ON "site_visit" FOR EACH ROW
    WHEN (NEW."state" IN ('confirmed', 'prepared') AND (OLD."starts_at", OLD."ends_at") IS DISTINCT FROM (NEW."starts_at", NEW."ends_at"))
    EXECUTE FUNCTION "refuse_more_visitors_than_room"();

-- The address is told by the time that it is needed, wherever the visit is moved to.
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_address_in_time" CHECK ("address_from" IS NULL OR "address_from" <= "starts_at");
