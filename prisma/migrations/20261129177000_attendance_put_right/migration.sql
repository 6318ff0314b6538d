-- What lists of attendance say wrongly is put right also once an edition is over: until then nobody misses a certificate by it.
DROP TRIGGER "edition_presence_while" ON "edition_presence";
CREATE TRIGGER "edition_presence_while" BEFORE INSERT ON "edition_presence" FOR EACH ROW EXECUTE FUNCTION "only_while_edition"('running', 'finished');
