-- Both of the two write what a meeting is about: whoever is later must not write over the other unseen.
ALTER TABLE "meeting" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
