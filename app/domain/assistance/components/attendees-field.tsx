import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import type { Attendee } from '../scheduling.server.ts';

/** Who and what can take part, each with their part and their zone; and where there are sites, who of them joins from afar. */
export function AttendeesField({ attendees }: { attendees: readonly Attendee[] }) {
  return (
    <>
      <PeopleField attendees={attendees} />
      {attendees.some(({ part }) => part === 'site') ? <RemoteField people={attendees.filter(({ part }) => part !== 'site')} /> : null}
    </>
  );
}

/** Who and what can take part. */
export function PeopleField({ attendees }: { attendees: readonly Attendee[] }) {
  const { t } = useTranslation();
  return <CheckboxesField name="people" label={t('assistance.sessions.people')} choices={attendees.map(({ id, name, part, zone, capacity }) => ({ value: id, label: [name, t(`assistance.sessions.attendees.${part}`), zone.replaceAll('_', ' '), ...(capacity ? [t('assistance.sessions.roomFor', { count: capacity })] : [])].join(' · ') }))} />;
}

/** Who joins from afar where a site is chosen: they take no place there. */
export function RemoteField({ people }: { people: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  return <CheckboxesField name="remote" label={t('assistance.sessions.remote')} hint={t('assistance.sessions.remoteHint')} optional choices={people.map(({ id, name }) => ({ value: id, label: name }))} />;
}
