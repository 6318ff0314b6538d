-- A peer provider may open their profile to other regional networks. Nobody has chosen so yet.
ALTER TABLE "provider_profile" ADD COLUMN "open_to_networks" BOOLEAN NOT NULL DEFAULT false;
