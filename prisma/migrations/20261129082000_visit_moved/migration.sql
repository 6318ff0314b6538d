-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'visit_moved';
