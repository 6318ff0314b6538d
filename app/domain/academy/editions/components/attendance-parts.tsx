import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Details } from '#app/ui/details.tsx';
import { CheckboxField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { PRESENCES } from '../attendance-form.ts';

type Presence = (typeof PRESENCES)[number];

interface ListedDelegate {
  id: string;
  pseudonym: string;
  organisation: string;
  presence: Presence | null;
}

/** Who was there for half a day: the whole list in one sending, one thumb wide. */
export function AttendanceForm({ delegates, version, answer }: { delegates: readonly ListedDelegate[]; version: number; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} submit={t('academy.running.attendance.keep')}>
      <VersionField value={version} />
      {delegates.map(({ id, pseudonym, organisation, presence }) => (
        <RadioField key={id} name={`presence.${id}`} label={t('academy.running.attendance.ofTeam', { name: pseudonym, team: organisation })} value={presence} variant="row" choices={PRESENCES.map((value) => ({ value, label: t(`academy.running.attendance.presences.${value}`) }))} />
      ))}
      <CheckboxField name="rest" label={t('academy.running.attendance.rest')} />
    </ValidatedForm>
  );
}

/** The same to be read, where nothing more is written. */
export function AttendanceList({ delegates }: { delegates: readonly ListedDelegate[] }) {
  const { t } = useTranslation();
  return (
    <ul className="max-w-measure divide-y divide-line border-y border-line">
      {delegates.map(({ id, pseudonym, organisation, presence }) => (
        <li key={id} className="py-2">{t('academy.running.attendance.said', { name: t('academy.running.attendance.ofTeam', { name: pseudonym, team: organisation }), presence: t(presence ? `academy.running.attendance.presences.${presence}` : 'academy.running.attendance.nothing') })}</li>
      ))}
    </ul>
  );
}

interface Correction {
  pseudonym: string;
  from: Presence;
  to: Presence;
  by: string | null;
  at: string;
}

/** What was said and then said otherwise: nothing of it is lost. */
export function Corrections({ corrections, zone }: { corrections: readonly Correction[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (corrections.length === 0) return null;
  const told = (presence: Presence) => t(`academy.running.attendance.presences.${presence}`);
  return (
    <Details className="mt-8" summary={t('academy.running.attendance.corrections', { count: corrections.length })}>
      <ul>
        {corrections.map(({ pseudonym, from, to, by, at }, i) => (
          <li key={i}>{t('academy.running.attendance.corrected', { name: pseudonym, from: told(from), to: told(to), by: by ?? t('academy.running.attendance.formerPerson'), at: format.dateTime(at, zone) })}</li>
        ))}
      </ul>
    </Details>
  );
}
