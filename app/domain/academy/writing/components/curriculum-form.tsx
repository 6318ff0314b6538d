import { useTranslation } from '#app/i18n/page-words.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';

interface CurriculumFormProps {
  /** For one that is begun: whose it can be. */
  networks: readonly { id: string; name: string }[] | null;
  /** For one that is there: the edit that was seen. */
  edit?: number;
  values: Readonly<Record<string, string>>;
  submit: string;
  answer: FormAnswer | undefined;
}

/** What a curriculum is called and is for, in both languages. */
export function CurriculumForm({ networks, edit, values, submit, answer }: CurriculumFormProps) {
  const { t } = useTranslation();
  const [network] = networks ?? [];
  return (
    <ValidatedForm answer={answer} values={values} submit={submit}>
      {edit === undefined ? null : <VersionField name="edit" value={edit} />}
      {networks === null ? null : network && networks.length === 1 ? <HiddenField name="network" value={network.id} /> : <SelectField name="network" label={t('academy.authoring.begin.network')} choices={networks.map(({ id, name }) => ({ value: id, label: name }))} />}
      {networks === null ? null : <TextField name="address" label={t('academy.authoring.begin.address')} hint={t('academy.authoring.begin.addressHint')} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
      <TextField name="titleEn" label={t('academy.curricula.titleEn')} lang="en" autoComplete="off" />
      <TextAreaField name="summaryEn" label={t('academy.curricula.summaryEn')} lang="en" rows={3} max={2_000} autoComplete="off" />
      <TextField name="titleFr" label={t('academy.curricula.titleFr')} lang="fr" autoComplete="off" />
      <TextAreaField name="summaryFr" label={t('academy.curricula.summaryFr')} lang="fr" rows={3} max={2_000} autoComplete="off" />
    </ValidatedForm>
  );
}
