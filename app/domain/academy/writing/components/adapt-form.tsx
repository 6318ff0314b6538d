import { useTranslation } from '#app/i18n/page-words.tsx';
import { RadioField, type Choice } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';

interface AdaptFormProps {
  networks: readonly { id: string; name: string }[];
  languages: readonly Choice[];
  language: string;
  answer: FormAnswer | undefined;
}

/** What has to be known to adapt a module. */
export function AdaptForm({ networks, languages, language, answer }: AdaptFormProps) {
  const { t } = useTranslation();
  const [network] = networks;
  return (
    <ValidatedForm answer={answer} values={{ language }} submit={t('academy.adaptation.begin')}>
      {network && networks.length === 1 ? <HiddenField name="network" value={network.id} /> : <SelectField name="network" label={t('academy.authoring.begin.network')} choices={networks.map(({ id, name }) => ({ value: id, label: name }))} />}
      <TextField name="address" label={t('academy.authoring.begin.address')} hint={t('academy.authoring.begin.addressHint')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <RadioField name="language" label={t('academy.authoring.begin.language')} variant="inline" choices={languages} />
    </ValidatedForm>
  );
}
