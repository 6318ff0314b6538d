-- How a session is held, where, and what it is about, can be changed: each change names the version that its writer saw.
ALTER TABLE "assistance_session" ADD COLUMN "plan_version" INTEGER NOT NULL DEFAULT 1;
