import { useTranslation } from '#app/i18n/page-words.tsx';
import { WhichField } from '#app/domain/calendar/components/which-field.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Details } from '#app/ui/details.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { DateField, TextField } from '#app/ui/forms/text-field.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { FormActions } from '#app/ui/forms/submit-button.tsx';
import type { PlannedRow } from '../session-forms.ts';
import type { Shown } from '../shown-plan.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import type { Attendee } from '../scheduling.server.ts';
import { PeopleField, RemoteField } from './attendees-field.tsx';
import { PlannedFields } from './planned-fields.tsx';
import { TimesTogether } from './told-times.tsx';

/** One row of a plan, with what is known of it. */
export interface ShownRow extends PlannedRow {
  shown: Shown | null;
  /** Where the clocks jump, when its time does not exist. */
  gap: { from: string; to: string } | null;
  /** Whether the clocks show its time twice. */
  isTwice: boolean;
  /** The next times that suit all, in words, with what to type for them. */
  instead: readonly { day: string; time: string; told: string }[];
}

interface SeriesFormProps {
  rows: readonly ShownRow[];
  /** Whoever can take part. */
  attendees: readonly Attendee[];
  /** The ids of those for whom the rows are told. */
  chosen: readonly string[];
  zone: string;
  minutes: number;
  /** What stands against the plan as a whole before it is sent. */
  errors: FormAnswer['errors'];
  answer: FormAnswer | undefined;
  values: Readonly<Record<string, unknown>>;
}

/** A series before it is booked: each session with everyone's time and what stands against it; each can be moved or dropped. */
export function SeriesForm({ rows, attendees, chosen, zone, minutes, errors, answer, values }: SeriesFormProps) {
  const { t } = useTranslation();
  const taking = attendees.filter(({ id }) => chosen.includes(id));
  const labels = Object.fromEntries(rows.flatMap((_, i) => ['day', 'time', 'which'].map((field) => [`${field}-${i}`, t('assistance.sessions.rowField', { row: i + 1, field: t(`assistance.sessions.${field}`) })])));
  return (
    <ValidatedForm errors={errors} answer={answer} values={values} labels={labels}>
      <HiddenField name="rows" value={rows.length} />
      <HiddenField name="zone" value={zone} />
      <HiddenField name="minutes" value={minutes} />
      {rows.flatMap(({ shown }) => shown?.blocked ?? []).map(({ key }) => (
        <HiddenField key={key} name="anyway[]" value={key} />
      ))}
      <ol className="flex flex-col gap-4">
        {rows.map((row, i) => (
          <li key={i}>
            <PlanRow row={row} position={i} />
          </li>
        ))}
      </ol>
      <Details summary={t('assistance.sessions.changePeople')} open={Boolean((answer?.errors ?? errors).people)}>
        <PeopleField attendees={attendees} />
      </Details>
      <PlannedFields>{taking.some(({ part }) => part === 'site') ? <RemoteField people={taking.filter(({ part }) => part !== 'site')} /> : null}</PlannedFields>
      <FormActions>
        <Button type="submit" name="step" value="book">{t('assistance.sessions.book', { count: rows.length })}</Button>
        <Button type="submit" name="step" value="check" look="secondary">{t('assistance.sessions.check')}</Button>
      </FormActions>
    </ValidatedForm>
  );
}

function PlanRow({ row: { day, time, keep, which, shown, gap, isTwice, instead }, position }: { row: ShownRow; position: number }) {
  const { t } = useTranslation();
  const isHeld = shown?.blocked.some(({ reason }) => reason === 'booked') ?? false;
  return (
    <fieldset className={`card min-w-0 ${isHeld || gap ? 'border-bad' : ''}`}>
      <legend className="sr-only">{t('assistance.sessions.row', { row: position + 1 })}</legend>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <p className="font-display text-lg font-semibold">
          {position + 1}. {shown ? wholeTime(shown.told) : `${day}, ${time}`}
        </p>
        {isHeld ? <Badge kind="bad">{t('assistance.sessions.clash')}</Badge> : shown && shown.blocked.length > 0 ? <Badge kind="warn">{t('assistance.sessions.cannot', { count: shown.blocked.length })}</Badge> : null}
      </div>
      {gap ? <p className="mt-2 font-semibold text-bad">{t('assistance.sessions.gap', { time, from: gap.from, to: gap.to })}</p> : null}
      {shown ? (
        <div className="mt-2">
          <TimesTogether times={shown.times} />
        </div>
      ) : null}
      {instead.length > 0 ? (
        <div className="mt-3">
          <p className="font-semibold">{t('assistance.sessions.instead')}</p>
          <ul className="list-disc ps-6">
            {instead.map(({ told, day: on, time: at }) => (
              <li key={told}>
                {told} <span className="text-muted">({on}, {at})</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap items-end gap-x-8 gap-y-4">
        <DateField name={`day-${position}`} label={t('assistance.sessions.day')} value={day} className="max-w-64" />
        <TextField name={`time-${position}`} label={t('assistance.sessions.time')} type="time" width="short" value={time} className="max-w-64" />
        {isTwice ? <WhichField name={`which-${position}`} value={which} /> : null}
        <CheckboxField name={`keep-${position}`} label={t('assistance.sessions.keep')} checked={keep} />
      </div>
    </fieldset>
  );
}
