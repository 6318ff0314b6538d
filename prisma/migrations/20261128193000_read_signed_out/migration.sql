-- AlterTable
ALTER TABLE "module" ADD COLUMN     "open_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "curriculum" ADD COLUMN     "open_at" TIMESTAMPTZ(3);
