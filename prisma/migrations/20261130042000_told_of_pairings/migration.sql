-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'reflection_done';
ALTER TYPE "notification_kind" ADD VALUE 'proposal_came_to_nothing';
ALTER TYPE "notification_kind" ADD VALUE 'nomination_ended';
