import { useTranslation } from '#app/i18n/page-words.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Section } from '#app/ui/section.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { DateField } from '#app/ui/forms/text-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ShownOwner } from './availability-tabs.tsx';
import { tellZone, useDayWords } from './day-words.ts';

const fetchSchema = () => import('../days-ahead.ts').then(({ absenceSchema }) => absenceSchema);

interface Absence {
  id: string;
  firstDay: string;
  lastDay: string;
}

/** Days away, or on which a site is closed: a form for more, and those ahead. */
export function Absences({ site, absences, zone, answer }: { site: ShownOwner; absences: readonly Absence[]; zone: string; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const tell = ({ firstDay, lastDay }: Absence) => (firstDay === lastDay ? words.full(firstDay) : words.period(firstDay, lastDay));
  return (
    <>
      <Section title={site ? t('calendar.sites.absencesAdd') : t('calendar.absences.add')} lead={`${site ? t('calendar.sites.absencesLead') : t('calendar.absences.lead')} ${t('calendar.zone.daysIn', { zone: tellZone(zone) })}`}>
        <ValidatedForm schema={fetchSchema} answer={answer} submit={t('calendar.absences.submit')}>
          <div className="flex flex-wrap gap-x-8 gap-y-6">
            <DateField name="firstDay" label={t('calendar.absences.firstDay')} />
            <DateField name="lastDay" label={t('calendar.absences.lastDay')} />
          </div>
        </ValidatedForm>
      </Section>
      <Section title={t('calendar.absences.list')}>
        {absences.length === 0 ? (
          <Empty title={site ? t('calendar.sites.absencesNone') : t('calendar.absences.none')} level={3} />
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
