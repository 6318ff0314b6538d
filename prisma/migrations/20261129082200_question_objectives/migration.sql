-- AlterTable
ALTER TABLE "module_piece" ADD COLUMN "objective" SMALLINT;

-- What follows cannot be said in Prisma's language.
-- A question names one of the objectives of its module, or none.
ALTER TABLE "module_piece" ADD CONSTRAINT "module_piece_objective" CHECK ("objective" IS NULL OR ("kind" = 'question' AND "objective" BETWEEN 1 AND 7));
