-- Who is held in a stretch of time, whoever or whatever is held: a network's calendar begins with its days, and not with each of its people.
-- Prisma's language has no index over a stretch.
CREATE INDEX "hold_during_idx" ON "hold" USING gist (tstzrange("starts_at", "ends_at")) WHERE ("released_at" IS NULL);
