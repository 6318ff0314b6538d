import { useTranslation } from '#app/i18n/page-words.tsx';
import { asksWhich, WhichField } from '#app/domain/calendar/components/which-field.tsx';
import { CheckboxField, RadioField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { DateField, NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { MENTORING_FORMS } from '../model.ts';

const LENGTHS = ['30', '45', '60', '90', '120'];

interface SearchFormProps {
  values: Readonly<Record<string, unknown>>;
  answer: FormAnswer | undefined;
}

/** How long, from when on and how often: sent as a query, so that its result has an address. */
export function MeetingSearchForm({ values, answer }: SearchFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm method="get" answer={answer} values={values} submit={t('mentoring.plan.search')}>
      <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 sm:items-end">
        <SelectField name="minutes" label={t('mentoring.plan.minutes')} choices={LENGTHS.map((value) => ({ value, label: t('mentoring.plan.length', { count: Number(value) }) }))} />
        <DateField name="from" label={t('mentoring.plan.from')} />
        <NumberField name="count" label={t('mentoring.plan.count')} hint={t('mentoring.plan.countHint')} />
        <NumberField name="every" label={t('mentoring.plan.every')} hint={t('mentoring.plan.everyHint')} />
      </div>
    </ValidatedForm>
  );
}

/** How one meets, where, and about what. */
export function HowFields() {
  const { t } = useTranslation();
  return (
    <>
      <RadioField name="form" label={t('mentoring.meetings.form')} variant="inline" choices={MENTORING_FORMS.map((value) => ({ value, label: t(`mentoring.meetings.forms.${value}`) }))} />
      <TextField name="place" label={t('mentoring.plan.place')} hint={t('mentoring.plan.placeHint')} optional />
      <TextAreaField name="agenda" label={t('mentoring.plan.agenda')} hint={t('mentoring.plan.agendaHint')} optional max={4_000} />
    </>
  );
}

export interface FoundTime {
  start: string;
  told: string;
  theirs: string;
  note: string | null;
}

interface PlanFormProps {
  times: readonly FoundTime[];
  search: { minutes: number; every: number; count: number };
  values: Readonly<Record<string, unknown>>;
  answer: (FormAnswer & { clashes?: readonly { told: string; instead: readonly string[] }[] }) | undefined;
}

/** One of the times that suit both, or one of one's own; what clashes is told, and can be left out. */
export function PlanForm({ times, search, values, answer }: PlanFormProps) {
  const { t } = useTranslation();
  const clashes = answer?.clashes ?? [];
  return (
    <ValidatedForm answer={answer} values={values} submit={search.count > 1 ? t('mentoring.plan.bookAll', { count: search.count }) : t('mentoring.plan.book')}>
      <HiddenField name="minutes" value={search.minutes} />
      <HiddenField name="every" value={search.every} />
      <HiddenField name="count" value={search.count} />
      {clashes.length > 0 ? (
        <Notice kind="warn" title={t('mentoring.plan.clashes')}>
          <ul className="list-disc ps-6">
            {clashes.map(({ told, instead }) => (
              <li key={told}>
                {told}
                {instead.length > 0 ? ` · ${t('mentoring.plan.instead', { times: instead.join(' · ') })}` : ''}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {clashes.length > 0 && search.count > 1 ? <CheckboxField name="leaveOut" label={t('mentoring.plan.leaveOut')} /> : null}
      <RadioField name="start" label={search.count > 1 ? t('mentoring.plan.firstTime') : t('mentoring.plan.time')} variant="cards" choices={[...times.map(({ start, told, theirs, note }) => ({ value: start, label: told, hint: note ? `${theirs} · ${note}` : theirs })), { value: '', label: t('mentoring.plan.ownTime'), hint: t('mentoring.plan.ownTimeHint') }]} />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <DateField name="day" label={t('mentoring.plan.day')} optional />
        <TextField name="time" label={t('mentoring.plan.clock')} type="time" width="short" optional />
        {asksWhich(answer) ? <WhichField /> : null}
      </div>
      <HowFields />
    </ValidatedForm>
  );
}
