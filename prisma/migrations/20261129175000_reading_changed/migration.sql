-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'reading_changed';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'module_opening';
ALTER TYPE "notification_place" ADD VALUE 'curriculum_opening';
ALTER TYPE "notification_place" ADD VALUE 'order';
