-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'taught_withdrawn';
