import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { MeetingTable, PastMeetings } from '#app/domain/mentoring/components/meeting-parts.tsx';
import { PairingFrame } from '#app/domain/mentoring/components/pairing-frame.tsx';
import { headOf } from '#app/domain/mentoring/heading.ts';
import { meetingsQuerySchema } from '#app/domain/mentoring/lists.ts';
import { listMeetings } from '#app/domain/mentoring/meetings.server.ts';
import { zoneOf } from '#app/domain/mentoring/planning.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, meetingsQuerySchema);
  const { standing, toCome, past, ...list } = await listMeetings(person, idParam(params.id), query);
  const [locale, zone] = [await localeOf(context), zoneOf(standing, person)];
  const told = (meetings: typeof past) => meetings.map(({ startsAt, endsAt, ...meeting }) => ({ ...meeting, told: tellTime(locale, { startsAt, endsAt }, zone) }));
  return page(context, { title: 'mentoring.titles.meetings', words: ['mentoring.meetings', 'mentoring.notes', 'mentoring.pairing', 'mentoring.pairingStates', 'mentoring.parts'] }, { head: headOf(standing), zone, ...list, query, toCome: told(toCome), past: told(past) });
}

export default function MeetingsPage() {
  const { t } = useTranslation();
  const { head, may, zone, toCome, ...list } = useLoaderData<typeof loader>();
  const plan = may.plan ? <ButtonLink icon="calendar" to={`/pairings/${head.id}/meetings/new`}>{t('mentoring.meetings.plan')}</ButtonLink> : null;
  const isNone = toCome.length === 0 && list.count === 0 && list.query.state === '' && list.query.form === '';
  return (
    <>
      <PairingFrame head={head} title={t('mentoring.meetings.title')} lead={t('mentoring.meetings.lead', { zone: zone.replaceAll('_', ' ') })} actions={isNone ? null : plan} />
      {isNone ? <Empty title={t('mentoring.meetings.none')} action={plan}>{t('mentoring.meetings.noneHint')}</Empty> : null}
      {toCome.length > 0 ? <Section title={t('mentoring.meetings.toCome')}><MeetingTable meetings={toCome} /></Section> : null}
      {isNone ? null : <Section title={t('mentoring.meetings.past')}><PastMeetings list={list} /></Section>}
    </>
  );
}
