import { useTranslation } from '#app/i18n/page-words.tsx';
import { WhichField } from '#app/domain/calendar/components/which-field.tsx';
import { DateField, NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { ToldFor, ToldTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { Objections } from './objections.tsx';
import { TimesOfPeople } from './told-times.tsx';

interface TimeFormProps {
  times: readonly ToldFor[];
  zones: readonly string[];
  values: Readonly<Record<string, string>>;
  answer: (FormAnswer & { gap: { from: string; to: string } | null; isTwice: boolean; instead: readonly { day: string; time: string; zone: string; minutes: string; which: string; told: ToldTime }[]; objections: readonly { key: string; name: string; reason: string }[] }) | undefined;
}

/**
 * Another day and hour for a session; when someone is held then, the next times that suit all, each a press away; when some cannot, who and why, and the way to
 * move it all the same.
 */
export function TimeForm({ times, zones, values, answer }: TimeFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="mb-8">
        <p className="font-semibold">{t('assistance.sessions.untilNow')}</p>
        <TimesOfPeople times={times} />
      </div>
      {answer && answer.instead.length > 0 ? (
        <Notice
          kind="warn"
          className="mb-8"
          title={t('assistance.sessions.instead')}
          actions={answer.instead.map(({ told, ...fields }) => (
            <MoveButton key={fields.day + fields.time} look="secondary" action="" fields={fields}>
              {wholeTime(told)}
            </MoveButton>
          ))}
        />
      ) : null}
      {answer && answer.objections.length > 0 ? (
        <Objections
          objections={answer.objections}
          actions={
            <MoveButton look="secondary" action="" fields={{ ...timeOf(answer.values), 'anyway[]': answer.objections.map(({ key }) => key) }}>
              {t('assistance.sessions.anyway')}
            </MoveButton>
          }
        />
      ) : null}
      <ValidatedForm answer={answer} values={values} submit={t('assistance.sessions.moveNow')}>
        {answer?.gap ? <p className="font-semibold text-bad">{t('assistance.sessions.gap', { time: String(answer.values.time), from: answer.gap.from, to: answer.gap.to })}</p> : null}
        <DateField name="day" label={t('assistance.sessions.day')} />
        <TextField name="time" label={t('assistance.sessions.time')} type="time" width="short" />
        {answer?.isTwice ? <WhichField /> : null}
        <SelectField name="zone" label={t('assistance.sessions.zone')} choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))} />
        <NumberField name="minutes" label={t('assistance.sessions.minutes')} hint={t('assistance.sessions.minutesHint')} />
      </ValidatedForm>
    </>
  );
}

/** The time that was typed, as it was. */
function timeOf(typed: FormAnswer['values']): Record<string, string> {
  return Object.fromEntries(['day', 'time', 'zone', 'minutes', 'which'].map((name) => [name, String(typed[name] ?? '')]));
}
