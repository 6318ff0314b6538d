-- Whoever has said no hours goes by the clocks of their account: a calendar that was made by the way kept the zone of that day.
UPDATE "availability" a SET "zone" = p."time_zone", "updated_at" = now()
  FROM "person" p
 WHERE a."person_id" = p."id" AND p."time_zone" IS NOT NULL AND a."zone" <> p."time_zone"
   AND NOT EXISTS (SELECT 1 FROM "weekly_hours" w WHERE w."availability_id" = a."id")
   AND NOT EXISTS (SELECT 1 FROM "availability_exception" e WHERE e."availability_id" = a."id");
