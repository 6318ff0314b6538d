-- What ended early keeps the two apart in rounds, until whoever ended it and wished no contact takes that wish back.
ALTER TABLE "pairing" ADD COLUMN "keeps_apart" BOOLEAN NOT NULL DEFAULT true;
