-- Few of very many, for which a page looked through all: the meetings of pairings within a month, and people who are suspended.
CREATE INDEX "booking_of_pairings" ON "booking" USING gist (tstzrange("starts_at", "ends_at")) WHERE "subject_type" = 'pairing';
CREATE INDEX "person_suspended" ON "person" ("id") WHERE "suspended_at" IS NOT NULL;
