-- What others change is told to those whom it concerns.
ALTER TYPE "notification_kind" ADD VALUE 'request_changed';
ALTER TYPE "notification_kind" ADD VALUE 'terms_changed';
ALTER TYPE "notification_kind" ADD VALUE 'answers_asked';
ALTER TYPE "notification_kind" ADD VALUE 'consensus_begun';
ALTER TYPE "notification_kind" ADD VALUE 'led_by_confirmed';
ALTER TYPE "notification_kind" ADD VALUE 'led_by_returned';
ALTER TYPE "notification_place" ADD VALUE 'assessment';
ALTER TYPE "notification_place" ADD VALUE 'consensus';
ALTER TYPE "notification_place" ADD VALUE 'led_by';
