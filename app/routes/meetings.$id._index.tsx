import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { tellTime, tellTimeFor } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { MeetingBadge, MeetingMoves, MeetingNotes, TimesOfTwo } from '#app/domain/mentoring/components/meeting-parts.tsx';
import { listMeetingNotes } from '#app/domain/mentoring/meeting-notes.server.ts';
import { readMeeting } from '#app/domain/mentoring/meetings.server.ts';
import { zoneOf } from '#app/domain/mentoring/planning.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const [{ standing, clocks, meeting, moves, may }, notes] = await Promise.all([readMeeting(person, id), listMeetingNotes(person, id)]);
  const [locale, zone] = [await localeOf(context), zoneOf(standing, person)];
  const { state, form, agenda, place, bookingId, pairingId } = meeting;
  return page(context, { title: 'mentoring.titles.meeting', words: ['mentoring.meetings', 'mentoring.notes', 'mentoring.plan'] }, { id, pairingId, state, form, agenda, place, bookingId, may, notes, told: tellTime(locale, meeting, zone), times: tellTimeFor(locale, meeting, clocks, zone), earlier: moves.map((time) => wholeTime(tellTime(locale, time, zone))) });
}

export default function MeetingPage() {
  const { t } = useTranslation();
  const { id, pairingId, state, form, agenda, place, bookingId, may, notes, told, times, earlier } = useLoaderData<typeof loader>();
  const write = may.write ? <ButtonLink look="secondary" icon="edit" to={`/meetings/${id}/notes`}>{t('mentoring.notes.write')}</ButtonLink> : null;
  return (
    <>
      <PageHeader title={wholeTime(told)} status={<MeetingBadge state={state} />} above={[{ name: t('mentoring.meetings.title'), to: `/pairings/${pairingId}/meetings` }]}>
        {state === 'planned' ? <ButtonLink look="quiet" icon="download" to={`/calendar/bookings/${bookingId}/file.ics`} reloadDocument>{t('mentoring.meetings.file')}</ButtonLink> : null}
      </PageHeader>
      <MeetingMoves id={id} may={may} />
      <TimesOfTwo times={times} />
      <Section title={t('mentoring.meetings.about')} actions={may.change ? <ButtonLink look="secondary" icon="edit" to={`/meetings/${id}/agenda`}>{t('mentoring.meetings.change')}</ButtonLink> : null}>
        <Facts
          facts={[
            { name: t('mentoring.meetings.form'), value: t(`mentoring.meetings.forms.${form}`) },
            { name: t('mentoring.plan.place'), value: place ?? t('mentoring.meetings.unsaid') },
            { name: t('mentoring.plan.agenda'), value: agenda ? <p className="typed">{agenda}</p> : t('mentoring.meetings.unsaid') },
            ...(earlier.length > 0 ? [{ name: t('mentoring.meetings.earlier'), value: <ul>{earlier.map((time) => <li key={time}>{time}</li>)}</ul> }] : []),
          ]}
        />
      </Section>
      <Section title={t('mentoring.notes.title')} lead={t('mentoring.notes.lead')} actions={write}>
        {notes.length > 0 ? <MeetingNotes notes={notes} /> : <p className="text-muted">{t('mentoring.notes.none')}</p>}
      </Section>
    </>
  );
}
