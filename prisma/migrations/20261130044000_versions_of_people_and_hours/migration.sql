-- Who takes part in a session, who joins it from afar, and who came, are said by several: each change names the version that its writer saw.
ALTER TABLE "assistance_session" ADD COLUMN "people_version" INTEGER NOT NULL DEFAULT 1;
-- The hours of a site are said by several coordinators: each change names the version that its writer saw. Where nothing has been said there is none, as here.
ALTER TABLE "availability" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
