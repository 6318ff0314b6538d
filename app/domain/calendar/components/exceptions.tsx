import { useTranslation } from '#app/i18n/page-words.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { DateField, TextField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ShownOwner } from './availability-tabs.tsx';
import { tellZone, useDayWords } from './day-words.ts';

const fetchSchema = () => import('../days-ahead.ts').then(({ exceptionSchema }) => exceptionSchema);

interface Exception {
  id: string;
  day: string;
  fromMinute: number;
  toMinute: number;
}

/** Days with other hours than usual: a form for more, and those ahead. */
export function Exceptions({ site, exceptions, zone, answer }: { site: ShownOwner; exceptions: readonly Exception[]; zone: string; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const hours = ({ fromMinute, toMinute }: Exception) => `${timeOf(fromMinute)}–${timeOf(toMinute)}`;
  return (
    <>
      <Section title={t('calendar.exceptions.add')} lead={`${site ? t('calendar.sites.exceptionsLead') : t('calendar.exceptions.lead')} ${t('calendar.zone.daysIn', { zone: tellZone(zone) })}`}>
        <ValidatedForm schema={fetchSchema} answer={answer} submit={t('calendar.exceptions.submit')}>
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
