import { useTranslation } from '#app/i18n/page-words.tsx';
import { DateField, NumberField } from '#app/ui/forms/text-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import type { Attendee } from '../scheduling.server.ts';
import { AttendeesField } from './attendees-field.tsx';

interface SearchFormProps {
  attendees: readonly Attendee[];
  /** Those of whoever can take part, and of whoever reads. */
  zones: readonly string[];
  answer: FormAnswer | undefined;
  values: Readonly<Record<string, unknown>>;
}

const LENGTHS = ['30', '45', '60', '90', '120', '180', '240', '360', '480'];

/** For whom, how long and within which days one looks for a time. Sent as a query: the result has an address. */
export function SearchForm({ attendees, zones, answer, values }: SearchFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm method="get" answer={answer} values={values} submit={t('assistance.sessions.search')}>
      <AttendeesField attendees={attendees} />
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 sm:items-end">
        <DateField name="from" label={t('assistance.sessions.from')} />
        <DateField name="until" label={t('assistance.sessions.until')} hint={t('assistance.sessions.untilHint')} />
        <SelectField name="minutes" label={t('assistance.sessions.minutes')} choices={LENGTHS.map((value) => ({ value, label: t('assistance.sessions.length', { count: Number(value) }) }))} />
        <SelectField name="zone" label={t('assistance.sessions.zone')} choices={[...new Set([...zones, ...(typeof values.zone === 'string' && values.zone ? [values.zone] : [])])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))} />
        <NumberField name="count" label={t('assistance.sessions.count')} hint={t('assistance.sessions.countHint')} />
        <NumberField name="every" label={t('assistance.sessions.every')} hint={t('assistance.sessions.everyHint')} />
      </div>
    </ValidatedForm>
  );
}
