-- AlterTable
ALTER TABLE "curriculum" ADD COLUMN "origin_texts" JSONB;

-- What an origin says now is what its adaptations begin from: what it changed before nobody had kept.
UPDATE "curriculum" c SET "origin_texts" = o."texts" FROM "curriculum" o WHERE o."id" = c."origin_id";

-- What follows cannot be said in Prisma's language.
ALTER TABLE "curriculum" ADD CONSTRAINT "curriculum_origin_texts" CHECK (("origin_id" IS NULL) = ("origin_texts" IS NULL));
