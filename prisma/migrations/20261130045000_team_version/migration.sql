-- AlterTable
ALTER TABLE "edition_team" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
