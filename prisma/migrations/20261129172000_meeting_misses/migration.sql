-- That a meeting was missed stays, whatever becomes of the meeting: whether two were missed in a row is read from here.
CREATE TABLE "meeting_miss" (
    "meeting_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_miss_pkey" PRIMARY KEY ("meeting_id", "starts_at")
);
ALTER TABLE "meeting_miss" ADD CONSTRAINT "meeting_miss_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those that stand as missed now; of those planned anew or cancelled before this, the tables say no more that they were missed.
INSERT INTO "meeting_miss" ("meeting_id", "starts_at")
SELECT g."id", b."starts_at" FROM "meeting" g JOIN "booking" b ON b."id" = g."booking_id" WHERE g."state" = 'missed';
