import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import type { Attendee } from '../scheduling.server.ts';

/** Who and what can take part, each with their part and their zone. */
export function AttendeesField({ attendees }: { attendees: readonly Attendee[] }) {
  const { t } = useTranslation();
  return <CheckboxesField name="people" label={t('assistance.sessions.people')} choices={attendees.map(({ id, name, part, zone, capacity }) => ({ value: id, label: [name, t(`assistance.sessions.attendees.${part}`), zone.replaceAll('_', ' '), ...(capacity ? [t('assistance.sessions.roomFor', { count: capacity })] : [])].join(' · ') }))} />;
}
