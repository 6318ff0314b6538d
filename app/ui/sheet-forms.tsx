import { Grid } from './layout.tsx';
import { LEVELS, LevelMark } from './level.tsx';
import { CheckboxesField, CheckboxField, RadioField } from './forms/choice-fields.tsx';
import { FileField } from './forms/file-field.tsx';
import { ValidatedForm } from './forms/form.tsx';
import { HiddenField } from './forms/hidden-field.tsx';
import { PassphraseField } from './forms/passphrase-field.tsx';
import { SelectField } from './forms/select-field.tsx';
import { TextAreaField } from './forms/text-area-field.tsx';
import { DateField, NumberField, TextField } from './forms/text-field.tsx';

const SAYS = [
  'Nobody has thought of it yet, or it was tried once and given up.',
  'A few people do it when they remember. Nothing is written down.',
  'It is done in most rehearsals, and two or more people know how.',
  'It is done in every rehearsal, written down, and looked at once a year.',
  'It is done, looked at and changed by those who sing; others come to learn it.',
];

const KINDS = [
  { value: 'small', label: 'Small', hint: 'Up to twelve people' },
  { value: 'large', label: 'Large', hint: 'More than twelve' },
];

/** The fields of forms: as they begin, and as they come back. */
export function SheetForms() {
  return (
    <Grid columns={2} gap="xl">
      <ValidatedForm submit="Save" encType="multipart/form-data" values={{ level: '2', parts: ['alto'], shared: true, note: 'Two people know how.' }}>
        <HiddenField name="id" value="7" />
        <TextField name="name" label="What you are called here" hint="Any name you like. Not the one on your papers." autoComplete="username" />
        <PassphraseField name="secret" label="Passphrase" hint="At least 12 characters; a few words are easiest to keep." autoComplete="new-password" />
        <NumberField name="share" label="Share of voices" width="code" after="%" />
        <DateField name="day" label="Day" optional />
        <SelectField name="country" label="Country" empty="Choose a country" choices={[{ value: 'KE', label: 'Kenya' }, { label: 'Europe', choices: [{ value: 'FR', label: 'France' }] }]} />
        <RadioField
          name="level"
          label="How well does the choir breathe together?"
          hint="Choose the level that describes it best."
          variant="cards"
          choices={LEVELS.map((level) => ({ value: String(level), label: ['Not begun', 'Begun', 'Partly there', 'Mostly there', 'Fully there'][level] ?? '', hint: SAYS[level], mark: <LevelMark level={level} /> }))}
        />
        <RadioField name="known" label="Or" variant="inline" labelHidden choices={[{ value: 'unknown', label: 'We don’t know' }, { value: 'notApplicable', label: 'Does not apply' }]} />
        <TextAreaField name="note" label="Note" optional max={24} hint="Seen by those who take part." />
        <CheckboxesField name="parts" label="Voices" choices={[{ value: 'soprano', label: 'Soprano' }, { value: 'alto', label: 'Alto' }, { value: 'bass', label: 'Bass' }]} />
        <CheckboxField name="shared" label="This is a shared device" hint="You are signed out after 20 minutes, and when the browser closes." />
        <FileField name="file" label="Filled-in form" hint="The table that you downloaded here, up to 8 MB." accept=".xlsx" />
      </ValidatedForm>
      <ValidatedForm
        submit="Save"
        answer={{
          form: null,
          values: { name: 'M', country: '', note: 'This note is longer than it may be.' },
          errors: {
            form: 'ui.forms.errors.invalid',
            name: 'ui.forms.errors.required',
            secret: 'ui.forms.errors.required',
            country: 'ui.forms.errors.choose',
            kind: 'ui.forms.errors.choose',
            parts: 'ui.forms.errors.chooseOne',
            note: { key: 'ui.forms.errors.tooLong', params: { count: 24 } },
            agreed: 'ui.forms.errors.required',
            file: 'ui.forms.errors.required',
          },
        }}
      >
        <TextField name="name" label="What you are called here" hint="Any name you like. Not the one on your papers." />
        <PassphraseField name="secret" label="Passphrase" autoComplete="current-password" />
        <SelectField name="country" label="Country" empty="Choose a country" choices={[{ value: 'KE', label: 'Kenya' }]} />
        <RadioField name="kind" label="Kind of choir" choices={KINDS} />
        <CheckboxesField name="parts" label="Voices" choices={[{ value: 'soprano', label: 'Soprano' }, { value: 'alto', label: 'Alto' }]} />
        <TextAreaField name="note" label="Note" max={24} />
        <CheckboxField name="agreed" label="I have read how we count" />
        <FileField name="file" label="Filled-in form" />
      </ValidatedForm>
    </Grid>
  );
}
