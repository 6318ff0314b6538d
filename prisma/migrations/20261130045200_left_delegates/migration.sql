-- Whoever has left the organisation that named them, or whose organisation is closed, goes to no edition for it that is still to be finished. Nothing is kept of what they said, as
-- of all who are in a team no more.
UPDATE "edition_delegate" d
   SET "state" = 'withdrawn', "version" = d."version" + 1, "paper_name" = NULL, "gender" = NULL, "access" = NULL, "diet" = NULL, "not_public" = NULL, "languages" = '{}', "first_time" = NULL
  FROM "edition_team" t JOIN "edition" e ON e."id" = t."edition_id" JOIN "organisation" o ON o."id" = t."organisation_id"
 WHERE t."id" = d."team_id" AND d."state" IN ('nominated', 'confirmed') AND e."state" NOT IN ('finished', 'closed', 'cancelled')
   AND (o."closed_at" IS NOT NULL OR NOT EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = d."person_id" AND m."organisation_id" = t."organisation_id" AND m."ended_at" IS NULL));
