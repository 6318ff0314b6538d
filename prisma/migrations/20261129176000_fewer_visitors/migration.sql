-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'visit_fewer';
ALTER TYPE "notification_kind" ADD VALUE 'visit_shown';
