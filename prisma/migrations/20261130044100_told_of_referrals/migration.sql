-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'request_taken_over';
ALTER TYPE "notification_kind" ADD VALUE 'request_back';

-- AlterEnum
ALTER TYPE "notification_place" ADD VALUE 'requests';
