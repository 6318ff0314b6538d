-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'origin_changed';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'drafts';
