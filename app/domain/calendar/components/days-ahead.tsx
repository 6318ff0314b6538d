import { useTranslation } from 'react-i18next';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { DateField, TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Table } from '#app/ui/table.tsx';
import { tellZone, useDayWords } from './day-words.ts';

const fetchAbsenceSchema = () => import('../model.ts').then(({ absenceSchema }) => absenceSchema);
const fetchExceptionSchema = () => import('../model.ts').then(({ exceptionSchema }) => exceptionSchema);

interface Absence {
  id: string;
  firstDay: string;
  lastDay: string;
}

/** Days away: a form for more, and those ahead. */
export function Absences({ absences, zone, answer }: { absences: readonly Absence[]; zone: string; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const tell = ({ firstDay, lastDay }: Absence) => (firstDay === lastDay ? words.full(firstDay) : words.period(firstDay, lastDay));
  return (
    <>
      <Section title={t('calendar.absences.add')} lead={`${t('calendar.absences.lead')} ${t('calendar.zone.daysIn', { zone: tellZone(zone) })}`}>
        <ValidatedForm schema={fetchAbsenceSchema} answer={answer} submit={t('calendar.absences.submit')}>
          <div className="flex flex-wrap gap-x-8 gap-y-6">
            <DateField name="firstDay" label={t('calendar.absences.firstDay')} />
            <DateField name="lastDay" label={t('calendar.absences.lastDay')} />
          </div>
        </ValidatedForm>
      </Section>
      <Section title={t('calendar.absences.list')}>
        {absences.length === 0 ? (
          <Empty title={t('calendar.absences.none')} level={3} />
        ) : (
          <Table
            caption={t('calendar.absences.list')}
            rows={absences}
            keyOf={({ id }) => id}
            columns={[
              { name: t('calendar.absences.days'), cell: tell },
              { name: t('calendar.absences.remove'), cell: (absence) => <MoveButton look="secondary" action={`/availability/absences/${absence.id}/deletion`} about={tell(absence)}>{t('calendar.absences.remove')}</MoveButton> },
            ]}
          />
        )}
      </Section>
    </>
  );
}

interface Exception {
  id: string;
  day: string;
  fromMinute: number;
  toMinute: number;
}

/** Days with other hours than usual: a form for more, and those ahead. */
export function Exceptions({ exceptions, zone, answer }: { exceptions: readonly Exception[]; zone: string; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const hours = ({ fromMinute, toMinute }: Exception) => `${timeOf(fromMinute)}–${timeOf(toMinute)}`;
  return (
    <>
      <Section title={t('calendar.exceptions.add')} lead={`${t('calendar.exceptions.lead')} ${t('calendar.zone.daysIn', { zone: tellZone(zone) })}`}>
        <ValidatedForm schema={fetchExceptionSchema} answer={answer} submit={t('calendar.exceptions.submit')}>
          <div className="flex flex-wrap gap-x-8 gap-y-6">
            <DateField name="day" label={t('calendar.exceptions.day')} />
            <TextField type="time" step={300} width="full" name="from" label={t('calendar.exceptions.from')} autoComplete="off" className="w-36" />
            <TextField type="time" step={300} width="full" name="until" label={t('calendar.exceptions.until')} autoComplete="off" className="w-36" />
          </div>
        </ValidatedForm>
      </Section>
      <Section title={t('calendar.exceptions.list')}>
        {exceptions.length === 0 ? (
          <Empty title={t('calendar.exceptions.none')} level={3} />
        ) : (
          <Table
            caption={t('calendar.exceptions.list')}
            rows={exceptions}
            keyOf={({ id }) => id}
            columns={[
              { name: t('calendar.exceptions.day'), cell: ({ day }) => words.full(day) },
              { name: t('calendar.exceptions.hours'), cell: hours },
              { name: t('calendar.exceptions.remove'), cell: (one) => <MoveButton look="secondary" action={`/availability/exceptions/${one.id}/deletion`} about={t('calendar.exceptions.about', { day: words.full(one.day), hours: hours(one) })}>{t('calendar.exceptions.remove')}</MoveButton> },
            ]}
          />
        )}
      </Section>
    </>
  );
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
