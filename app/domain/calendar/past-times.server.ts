import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';

const DAY = 86_400_000;
/** How long what is over is still kept, in days. */
const KEPT_DAYS = 30;

/** When someone was away or busy is nobody's business once it is long over, nor is an address that was revoked. Bookings stay. */
export async function deletePastTimes(): Promise<void> {
  const over = new Date(now().getTime() - KEPT_DAYS * DAY);
  await database().busyTime.deleteMany({ where: { endsAt: { lt: over } } });
  await database().busyImport.deleteMany({ where: { coversUntil: { lt: over } } });
  await database().absence.deleteMany({ where: { lastDay: { lt: over } } });
  await database().availabilityException.deleteMany({ where: { day: { lt: over } } });
  await database().calendarFeed.deleteMany({ where: { revokedAt: { lt: over } } });
}
