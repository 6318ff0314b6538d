-- AlterTable
ALTER TABLE "edition_team" ADD COLUMN     "group_number" SMALLINT;

-- What follows cannot be said in Prisma's language: into so many groups those who come can be divided.
ALTER TABLE "edition_team" ADD CONSTRAINT "edition_team_group" CHECK ("group_number" BETWEEN 1 AND 4);
