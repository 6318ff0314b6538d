-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'reflection_done';
