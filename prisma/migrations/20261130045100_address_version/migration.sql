-- AlterTable
ALTER TABLE "demonstration_site" ADD COLUMN     "address_version" INTEGER NOT NULL DEFAULT 0;
