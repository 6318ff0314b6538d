-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'meeting_unsettled';
