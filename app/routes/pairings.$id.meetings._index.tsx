import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { MeetingTable } from '#app/domain/mentoring/components/meeting-parts.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { listMeetings } from '#app/domain/mentoring/meetings.server.ts';
import { zoneOf } from '#app/domain/mentoring/planning.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, meetings, may } = await listMeetings(person, idParam(params.id));
  const [locale, zone] = [await localeOf(context), zoneOf(standing, person)];
  return page(context, { title: 'mentoring.titles.meetings', words: [] }, { head: headOf(standing), may, zone, meetings: meetings.map(({ startsAt, endsAt, ...meeting }) => ({ ...meeting, isToCome: meeting.state === 'planned' && endsAt > now(), told: tellTime(locale, { startsAt, endsAt }, zone) })) });
}

export default function MeetingsPage() {
  const { t } = useTranslation();
  const { head, may, zone, meetings } = useLoaderData<typeof loader>();
  // The next one first; of what was, the latest.
  const [toCome, past] = [meetings.filter(({ isToCome }) => isToCome).reverse(), meetings.filter(({ isToCome }) => !isToCome)];
  const plan = may.plan ? <ButtonLink icon="calendar" to={`/pairings/${head.id}/meetings/new`}>{t('mentoring.meetings.plan')}</ButtonLink> : null;
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.meetings.title')} lead={t('mentoring.meetings.lead', { zone: zone.replaceAll('_', ' ') })} actions={meetings.length > 0 ? plan : null} />
      {meetings.length === 0 ? <Empty title={t('mentoring.meetings.none')} action={plan}>{t('mentoring.meetings.noneHint')}</Empty> : null}
      {toCome.length > 0 ? <Section title={t('mentoring.meetings.toCome')}><MeetingTable meetings={toCome} /></Section> : null}
      {past.length > 0 ? <Section title={t('mentoring.meetings.past')}><MeetingTable meetings={past} /></Section> : null}
    </>
  );
}
