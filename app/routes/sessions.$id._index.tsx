import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { SessionBadge } from '#app/domain/assistance/components/session-table.tsx';
import { SessionMoves, SessionNotes, SessionPeople } from '#app/domain/assistance/components/session-parts.tsx';
import { Told } from '#app/domain/assistance/components/told-times.tsx';
import { pathOf } from '#app/domain/assistance/parts.ts';
import { listNotes } from '#app/domain/assistance/session-notes.server.ts';
import { readSession } from '#app/domain/assistance/sessions.server.ts';
import { tellTime, tellTimeFor } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { Facts } from '#app/ui/definition-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const [{ session, standing, isShared, moves, people, sites, may }, locale] = await Promise.all([readSession(person, id), localeOf(context)]);
  const notes = isShared ? await listNotes(person, id) : [];
  const zone = person.timeZone ?? 'UTC';
  const { state, form, place, agenda, headcount, engagementId } = session;
  const isBegun = session.startsAt <= now();
  return page(context, { title: 'assistance.titles.session', words: ['assistance.sessions', 'assistance.forms'] }, {
    session: { id, state, form, place, agenda, headcount, engagementId },
    isShared,
    sites,
    told: tellTime(locale, session, zone),
    times: tellTimeFor(locale, session, people, zone),
    presences: people.map(({ name, presence, isRemote }) => ({ name, presence, isRemote })),
    earlier: moves.map((time) => tellTime(locale, time, zone)),
    ownBooking: people.some((one) => one.id === person.id) ? session.bookingId : null,
    notes: notes.map(({ at, ...note }) => ({ ...note, at: at.toISOString() })),
    names: isShared ? headingOf(locale, standing) : standing.organisations.map(({ name }) => name),
    may: { ...may, hold: may.hold && isBegun, miss: may.miss && isBegun },
  });
}

export default function SessionPage() {
  const { t } = useTranslation();
  const { session, told, times, presences, earlier, notes, names, may, ownBooking, isShared, sites } = useLoaderData<typeof loader>();
  const { id, state, form, place, agenda, headcount, engagementId } = session;
  return (
    <>
      <PageHeader title={wholeTime(told)} kicker={names.join(' · ')} lead={t('assistance.sessions.lead', { zone: told.zone.replaceAll('_', ' ') })} status={<SessionBadge state={state} />} above={isShared ? [{ name: t('assistance.sessions.title'), to: pathOf(engagementId, 'schedule') }] : []}>
        {ownBooking ? <ButtonLink look="quiet" icon="download" to={`/calendar/bookings/${ownBooking}/file.ics`} reloadDocument>{t('assistance.sessions.file')}</ButtonLink> : null}
      </PageHeader>
      <SessionMoves id={id} may={may} />
      <Section title={t('assistance.sessions.people')}>
        <SessionPeople id={id} times={times} presences={presences} headcount={headcount} mayAttend={may.attend} mayChange={may.people} isHeld={state === 'held'} />
      </Section>
      <Section title={t('assistance.sessions.plan')}>
        <Facts
          facts={[
            { name: t('assistance.sessions.form'), value: t(`assistance.forms.${form}`) },
            ...(sites.length > 0 ? [{ name: t('assistance.sessions.site'), value: sites.join(' · ') }] : []),
            { name: t('assistance.sessions.place'), value: place ?? t('assistance.sessions.unsaidYet') },
            { name: t('assistance.sessions.agenda'), value: agenda ? <p className="typed">{agenda}</p> : t('assistance.sessions.unsaidYet') },
            ...(earlier.length > 0 ? [{ name: t('assistance.sessions.earlier'), value: <ul>{earlier.map((time) => <li key={time.day + time.hours}><Told time={time} /></li>)}</ul> }] : []),
          ]}
        />
        {may.plan ? <ButtonLink className="mt-4" look="secondary" icon="edit" to={`/sessions/${id}/plan`}>{t('assistance.sessions.changePlan')}</ButtonLink> : null}
      </Section>
      {isShared ? (
        <Section title={t('assistance.sessions.notes')} lead={t('assistance.sessions.notesLead')}>
          <SessionNotes id={id} notes={notes} mayWrite={may.write} />
        </Section>
      ) : null}
    </>
  );
}
