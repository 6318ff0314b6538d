import type { LoaderFunctionArgs } from '@remix-run/node';
import { listTimesOfDelegate } from '#app/domain/academy/editions/timetable-feed.server.ts';
import { readFeed } from '#app/domain/calendar/feeds.server.ts';
import { writeCalendar } from '#app/domain/calendar/icalendar.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { download } from '#app/http/reply.server.ts';
import { isLocale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { now } from '#app/platform/clock.server.ts';

/** Read by calendar programs, which are signed in nowhere: the secret in the address is all that opens it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  await allowAnyone(context);
  if (!/^[\w-]{43}$/.test(params.secret ?? '')) throw new NotFound();
  const { personId, locale, words, entries, zone } = await readFeed(params.secret ?? '');
  const times = await listTimesOfDelegate(personId);
  const t = wordsOf(isLocale(locale) ? locale : 'en');
  return download(writeCalendar(personId, [...entries, ...times], { entry: words ?? t('calendar.entry.neutral'), name: t('calendar.entry.name') }, now(), zone), 'ics');
}
