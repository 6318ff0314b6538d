import { useTranslation } from '#app/i18n/page-words.tsx';
import { asksWhich, WhichField } from '#app/domain/calendar/components/which-field.tsx';
import type { VisitSource } from '#app/platform/generated/enums.ts';
import { Button, MoveButton } from '#app/ui/button.tsx';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { DateField, TextField } from '#app/ui/forms/text-field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { VISIT_LENGTHS, VISIT_TEXT } from '../visit-bounds.ts';

/** On whose behalf one asks, where there are several: it decides who can come. */
export function VisitSourceChoice({ sources, source }: { sources: readonly { value: string; kind: VisitSource; about: string }[]; source: string }) {
  const { t } = useTranslation();
  const kinds = [...new Set(sources.map(({ kind }) => kind))];
  return (
    <form method="get" className="mb-8 flex flex-wrap items-end gap-4">
      <SelectField name="source" label={t('academy.visits.source')} value={source} empty="" choices={kinds.map((kind) => ({ label: t(`academy.visits.sources.${kind}`), choices: sources.filter((one) => one.kind === kind).map(({ value, about }) => ({ value, label: about })) }))} />
      <Button look="secondary">{t('academy.visits.choose')}</Button>
    </form>
  );
}

/** A day, an hour and how long, by the clock of the site. @param minutes how long it was, where it has a length of its own @param isTwice whether the clocks show the hour twice, so that one says which is meant */
function WhenFields({ minutes, isTwice }: { minutes?: string; isTwice: boolean }) {
  const { t } = useTranslation();
  const known: readonly string[] = VISIT_LENGTHS;
  const lengths = minutes && !known.includes(minutes) ? [...known, minutes].sort((a, b) => Number(a) - Number(b)) : known;
  return (
    <>
      <DateField name="day" label={t('academy.visits.day')} />
      <TextField name="time" label={t('academy.visits.time')} hint={t('academy.visits.timeHint')} type="time" placeholder="09:30" width="short" autoComplete="off" />
      {isTwice ? <WhichField /> : null}
      <SelectField name="minutes" label={t('academy.visits.length')} choices={lengths.map((value) => ({ value, label: Number(value) % 60 === 0 ? t('academy.visits.hours', { count: Number(value) / 60 }) : t('academy.visits.minutes', { count: Number(value) }) }))} />
    </>
  );
}

interface VisitFormProps {
  source: string;
  people: readonly { id: string; name: string }[];
  purpose?: string;
  /** An entry of a timetable from which it is asked: it has the time already, in words here; and whether everybody is meant to come. */
  entry?: { when: string; version: number; isForAll: boolean } | null;
  answer: FormAnswer | undefined;
}

/** When one would come, who, what for, and what the host must know to keep everyone safe. */
export function VisitForm({ source, people, purpose = '', entry = null, answer }: VisitFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={{ minutes: '180', purpose, visitors: entry?.isForAll ? people.map(({ id }) => id) : [] }} submit={t('academy.visits.send')}>
      {entry ? <HiddenField name="version" value={entry.version} /> : <HiddenField name="source" value={source} />}
      {entry ? <p><span className="font-semibold">{t('academy.visits.when')}</span> {entry.when}</p> : null}
      <CheckboxesField name="visitors" label={t('academy.visits.visitors')} hint={t('academy.visits.visitorsHint')} choices={people.map(({ id, name }) => ({ value: id, label: name }))} variant="many" />
      {entry ? null : <WhenFields isTwice={asksWhich(answer)} />}
      <TextAreaField name="purpose" label={t('academy.visits.purpose')} hint={t('academy.visits.purposeHint')} max={VISIT_TEXT} />
      <TextAreaField name="security" label={t('academy.visits.security')} hint={t('academy.visits.securityHint')} max={VISIT_TEXT} optional />
    </ValidatedForm>
  );
}

interface TimeFields {
  day: string;
  time: string;
  which: string;
  minutes: string;
}

interface VisitTimeFormProps {
  /** Which change of the booking this form was drawn after. */
  sequence: number;
  untilNow: string;
  values: TimeFields;
  answer: (FormAnswer & { offer?: { instead: readonly (TimeFields & { told: string })[]; anyway: (TimeFields & { anyway: string }) | null } }) | undefined;
}

/** Another time for a visit. Where it does not suit, the next times that suit all, each a press away, and the way to move it all the same. */
export function VisitTimeForm({ sequence, untilNow, values, answer }: VisitTimeFormProps) {
  const { t } = useTranslation();
  const offer = answer?.offer;
  const move = ({ day, time, which, minutes, anyway }: TimeFields & { anyway?: string }) => ({ day, time, which, minutes, sequence: String(sequence), ...(anyway ? { anyway } : {}) });
  return (
    <>
      <p className="mb-8">
        <span className="font-semibold">{t('academy.visits.untilNow')}</span> {untilNow}
      </p>
      {offer ? (
        <Notice
          kind="warn"
          className="mb-8"
          title={offer.instead.length > 0 ? t('academy.visits.instead') : t('academy.visits.noneInstead')}
          actions={[
            ...offer.instead.map(({ told, ...time }) => <MoveButton key={told + time.which} look="secondary" action="" fields={move(time)}>{told}</MoveButton>),
            ...(offer.anyway ? [<MoveButton key="anyway" look="quiet" action="" fields={move(offer.anyway)}>{t('academy.visits.anyway')}</MoveButton>] : []),
          ]}
        />
      ) : null}
      <ValidatedForm answer={answer} values={{ ...values }} submit={t('academy.visits.moveNow')}>
        <HiddenField name="sequence" value={sequence} />
        <WhenFields minutes={values.minutes} isTwice={asksWhich(answer, values.which)} />
      </ValidatedForm>
    </>
  );
}
