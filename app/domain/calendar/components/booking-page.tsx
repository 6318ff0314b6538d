import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Section } from '#app/ui/section.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import type { readOwnBooking } from '../own-calendar.server.ts';
import { tellZone } from './day-words.ts';

/** One booking of one's own: when, what it was before, and the file of it. */
export function BookingFacts({ booking, subjectPage }: { booking: Awaited<ReturnType<typeof readOwnBooking>>; subjectPage: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { zone, meantIn, startsAt, endsAt, state, moves } = booking;
  const stretch = (inZone: string) => {
    const [first, last] = [format.date(startsAt, inZone), format.date(endsAt, inZone)];
    return t('calendar.booking.until', { from: format.dateTime(startsAt, inZone), until: first === last ? format.time(endsAt, inZone) : format.dateTime(endsAt, inZone) });
  };
  const yourTime = { name: t('calendar.booking.yourTime'), value: `${stretch(zone)} (${tellZone(zone)})` };
  return (
    <>
      <PageHeader title={t('calendar.booking.title')} lead={stretch(zone)} above={[{ name: t('calendar.own.title'), to: '/calendar' }]} status={<Badge kind={state === 'booked' ? 'good' : 'plain'}>{state === 'booked' ? t('calendar.booking.booked') : t('calendar.booking.cancelled')}</Badge>}>
        {subjectPage && <ButtonLink to={subjectPage}>{t('calendar.booking.open')}</ButtonLink>}
        <ButtonLink look="secondary" icon="download" to={`/calendar/bookings/${booking.id}/file.ics`} reloadDocument>{t('calendar.booking.file')}</ButtonLink>
      </PageHeader>
      <Facts facts={meantIn === zone ? [yourTime] : [yourTime, { name: t('calendar.booking.meantIn', { zone: tellZone(meantIn) }), value: stretch(meantIn) }]} />
      <p className="mt-3 text-sm text-muted">{t('calendar.booking.fileHint')}</p>
      {moves.length > 0 && (
        <Section title={t('calendar.booking.history')}>
          <ol className="divide-y divide-line border-y border-line">
            {moves.map(({ at, kind, startsAt: was, by }) => (
              <li key={at} className="py-3">
                <p>{t(kind === 'moved' ? 'calendar.booking.movedFrom' : 'calendar.booking.cancelledAt', { time: format.dateTime(was, zone) })}</p>
                <p className="text-sm text-muted">{by ? t('calendar.booking.by', { pseudonym: by, when: format.dateTime(at, zone) }) : t('calendar.booking.when', { when: format.dateTime(at, zone) })}</p>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
