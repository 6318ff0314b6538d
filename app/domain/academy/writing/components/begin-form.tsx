import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import { AVAILABLE } from '../draft-pieces.ts';

interface BeginFormProps {
  networks: readonly { id: string; name: string }[];
  languages: readonly Choice[];
  language: string;
  answer: FormAnswer | undefined;
}

/** What has to be known to begin a module. */
export function BeginForm({ networks, languages, language, answer }: BeginFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm answer={answer} values={{ language, available: String(AVAILABLE.usual) }} submit={t('academy.authoring.begin.submit')}>
      {networks.length === 1 ? <HiddenField name="network" value={networks[0]?.id ?? ''} /> : <SelectField name="network" label={t('academy.authoring.begin.network')} choices={networks.map(({ id, name }) => ({ value: id, label: name }))} />}
      <TextField name="title" label={t('academy.authoring.piece.title.purpose')} autoComplete="off" />
      <TextField name="address" label={t('academy.authoring.begin.address')} hint={t('academy.authoring.begin.addressHint')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <RadioField name="language" label={t('academy.authoring.begin.language')} variant="inline" choices={languages} />
      <NumberField name="available" label={t('academy.authoring.facts.available')} hint={t('academy.authoring.facts.availableHint')} />
    </ValidatedForm>
  );
}
