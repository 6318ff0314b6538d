import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useDayWords } from '#app/domain/calendar/components/day-words.ts';
import { CheckboxesField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField, type SelectGroup } from '#app/ui/forms/select-field.tsx';
import { NumberField, TextField, type TextFieldProps } from '#app/ui/forms/text-field.tsx';
import { BREAKS, GROUPS, nameOfBreak } from '../timetable-forms.ts';

interface Choice {
  value: string;
  label: string;
}

/** What an entry can be chosen from. */
export interface EntryChoices {
  /** What it can be; null for one that is what it is. */
  what: readonly SelectGroup[] | null;
  days: readonly string[];
  places: readonly Choice[] | null;
  trainers: readonly Choice[];
  groups: number;
  isOwn: boolean;
}

/** Where and when something is held, and by whom. */
export function EntryForm({ choices: { what, days, places, trainers, groups, isOwn }, values, version, answer, submit }: { choices: EntryChoices; values: Readonly<Record<string, unknown>>; version: number; answer: FormAnswer | undefined; submit: string }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return (
    <ValidatedForm values={values} answer={answer} submit={submit}>
      <VersionField value={version} />
      {what ? <SelectField name="what" label={t('academy.editions.timetable.form.what')} choices={[...what, { value: 'own', label: t('academy.editions.timetable.form.own') }]} empty={t('academy.editions.form.choose')} /> : null}
      {isOwn ? <TextField name="words" optional={what !== null} label={t('academy.editions.timetable.form.words')} hint={t('academy.editions.timetable.form.wordsHint')} autoComplete="off" /> : null}
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <SelectField name="day" label={t('academy.editions.timetable.form.day')} choices={days.map((date, day) => ({ value: String(day), label: words.full(date) }))} />
        <TimeField name="from" label={t('academy.editions.timetable.form.from')} />
        <NumberField name="minutes" label={t('academy.editions.timetable.form.minutes')} hint={t('academy.editions.timetable.form.minutesHint')} />
      </div>
      {places ? <SelectField name="place" optional label={t('academy.editions.timetable.form.place')} choices={places} empty={t('academy.editions.timetable.form.noPlace')} /> : null}
      {groups > 1 ? <SelectField name="group" optional label={t('academy.editions.timetable.form.group')} choices={GROUPS.filter((number) => number <= groups).map((number) => ({ value: String(number), label: t('academy.editions.timetable.group', { number }) }))} empty={t('academy.editions.timetable.form.all')} /> : null}
      {trainers.length > 0 ? <CheckboxesField name="trainers" optional variant="columns" label={t('academy.editions.timetable.form.trainers')} choices={trainers} /> : null}
    </ValidatedForm>
  );
}

function TimeField(props: Omit<TextFieldProps, 'type' | 'width'>) {
  return <TextField {...props} type="time" width="short" placeholder="09:00" pattern="\d{2}:\d{2}" autoComplete="off" />;
}

/** Within which hours there is teaching, and what lies between. */
export function FrameForm({ children, days, values, version, answer }: { children: ReactNode; days: readonly string[]; values: Readonly<Record<string, unknown>>; version: number; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  const words = useDayWords();
  return (
    <ValidatedForm values={values} answer={answer} submit={t('academy.editions.form.submit')}>
      <VersionField value={version} />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <TimeField name="from" label={t('academy.editions.timetable.frame.from')} />
        <TimeField name="until" label={t('academy.editions.timetable.frame.until')} />
        <NumberField name="pause" label={t('academy.editions.timetable.frame.pause')} hint={t('academy.editions.timetable.frame.pauseHint')} />
      </div>
      {BREAKS.map((number) => (
        <div key={number} className="flex flex-wrap gap-x-8 gap-y-6">
          <TimeField name={nameOfBreak('from', number)} optional label={t('academy.editions.timetable.frame.breakFrom', { number })} />
          <TimeField name={nameOfBreak('until', number)} optional label={t('academy.editions.timetable.frame.breakUntil', { number })} />
        </div>
      ))}
      <SelectField name="groups" label={t('academy.editions.timetable.frame.groups')} hint={t('academy.editions.timetable.frame.groupsHint')} choices={GROUPS.map((number) => ({ value: String(number), label: t('academy.editions.timetable.frame.groupsOf', { count: number }) }))} />
      {children}
      <NumberField name="visit" label={t('academy.editions.timetable.frame.visit')} hint={t('academy.editions.timetable.frame.visitHint')} />
      <CheckboxesField name="daysOff" optional variant="columns" label={t('academy.editions.timetable.frame.daysOff')} hint={t('academy.editions.timetable.frame.daysOffHint')} choices={days.map((date, day) => ({ value: String(day), label: words.full(date) }))} />
    </ValidatedForm>
  );
}

interface PlaceFormProps {
  /** The sites that can be added; null where it is said already whether it is one. */
  sites: readonly { id: string; name: string; capacity: number | null }[] | null;
  isSite: boolean;
  values?: Readonly<Record<string, unknown>>;
  version: number;
  answer: FormAnswer | undefined;
  submit: string;
}

/** A room, or a site that is visited. */
export function PlaceForm({ sites, isSite, values = {}, version, answer, submit }: PlaceFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm values={values} answer={answer} submit={submit}>
      <VersionField value={version} />
      <TextField name="name" width="half" label={t('academy.editions.timetable.places.name')} hint={t('academy.editions.timetable.places.nameHint')} autoComplete="off" />
      {sites && sites.length > 0 ? <SelectField name="site" optional label={t('academy.editions.timetable.places.site')} hint={t('academy.editions.timetable.places.siteHint')} choices={sites.map(({ id, name }) => ({ value: id, label: name }))} empty={t('academy.editions.timetable.places.isRoom')} /> : null}
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <NumberField name="capacity" optional label={t('academy.editions.timetable.places.capacity')} />
        {isSite ? <NumberField name="travel" optional label={t('academy.editions.timetable.places.travel')} hint={t('academy.editions.timetable.places.travelHint')} /> : null}
      </div>
    </ValidatedForm>
  );
}
