-- One account may take up several invitations: one after another, each in its own organisation or role.
DROP INDEX "invitation_accepted_by_id_key";
CREATE INDEX "invitation_accepted_by_id_idx" ON "invitation"("accepted_by_id");

-- Names as they are searched and ordered: "etoiles" finds "Étoiles". Only marks on Latin, Greek and Cyrillic letters go.
CREATE FUNCTION "fold_search"(TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(replace(replace(replace(regexp_replace(lower(normalize($1, NFKD)), '[\u0300-\u036f]', '', 'g'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'øłđıς', 'oldiσ');

ALTER TABLE "organisation" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';

CREATE FUNCTION "keep_organisation_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."search_text" := "fold_search"(concat_ws(' ', NEW."name", NEW."acronym"));
    RETURN NEW;
END $$;
CREATE FUNCTION "keep_person_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."search_text" := "fold_search"(NEW."pseudonym");
    RETURN NEW;
END $$;
CREATE TRIGGER "organisation_search" BEFORE INSERT OR UPDATE OF "name", "acronym", "search_text" ON "organisation" FOR EACH ROW EXECUTE FUNCTION "keep_organisation_search"();
CREATE TRIGGER "person_search" BEFORE INSERT OR UPDATE OF "pseudonym", "search_text" ON "person" FOR EACH ROW EXECUTE FUNCTION "keep_person_search"();

-- Those that are there already: the triggers fill in what stands.
UPDATE "organisation" SET "search_text" = '';
UPDATE "person" SET "search_text" = '';

CREATE INDEX "organisation_network_id_search_text_idx" ON "organisation"("network_id", "search_text");
CREATE INDEX "organisation_search_text_idx" ON "organisation"("search_text");
CREATE INDEX "organisation_created_at_idx" ON "organisation"("created_at");

-- What an organisation shared, it shared with its regional network of then: in another network nothing is shared until it says so again.
CREATE FUNCTION "end_sharing_of_moved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "assessment" SET "sharing" = 'nobody', "in_aggregates" = false
     WHERE "organisation_id" = NEW."id" AND ("sharing" <> 'nobody' OR "in_aggregates");
    RETURN NULL;
END $$;
CREATE TRIGGER "organisation_moved" AFTER UPDATE OF "network_id" ON "organisation" FOR EACH ROW
    WHEN (OLD."network_id" IS DISTINCT FROM NEW."network_id") EXECUTE FUNCTION "end_sharing_of_moved"();
