-- What is still written is kept as it is typed, also while its days are the wrong way round: what was sent, and what was agreed, has them right.
ALTER TABLE "assistance_request" DROP CONSTRAINT "assistance_request_dates";
ALTER TABLE "assistance_request" ADD CONSTRAINT "assistance_request_dates" CHECK ("submitted_at" IS NULL OR "earliest_on" <= "latest_on");
ALTER TABLE "terms" DROP CONSTRAINT "terms_dates";
ALTER TABLE "terms" ADD CONSTRAINT "terms_dates" CHECK ("state" = 'draft' OR "starts_on" <= "ends_on");
