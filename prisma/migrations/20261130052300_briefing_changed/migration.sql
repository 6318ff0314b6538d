-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'briefing_changed';
