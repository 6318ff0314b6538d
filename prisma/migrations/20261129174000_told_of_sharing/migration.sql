-- Whoever shares in an engagement is told when another organisation joins it.
ALTER TYPE "notification_kind" ADD VALUE 'work_shared' AFTER 'work_closed';
