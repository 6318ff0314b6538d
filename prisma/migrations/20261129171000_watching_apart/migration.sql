-- One of the two does not watch over their own pairing, whatever they coordinate: what they were told as a coordinator of it goes.
DELETE FROM "notification" n
 USING "pairing" p
 WHERE n."place" = 'oversight' AND n."subject_id" = p."id" AND n."person_id" IN (p."mentee_id", p."mentor_id");
