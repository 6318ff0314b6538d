-- A key that opens only together with a secret kept outside of the database. Those that there are stay as they are until the program, which alone can open them, wraps them anew.
ALTER TABLE "data_key" ADD COLUMN "kept_apart" BOOLEAN NOT NULL DEFAULT false;
