import { useTranslation } from '#app/i18n/page-words.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';

const fetchSchema = () => import('../model.ts').then(({ moveSchema }) => moveSchema);

interface MoveFormProps {
  networks: readonly { id: string; name: string; acronym: string | null; regionId: string | null }[];
  answer: FormAnswer | undefined;
}

/** To which regional network an organisation moves. */
export function MoveForm({ networks, answer }: MoveFormProps) {
  const { t } = useTranslation();
  const label = ({ name, acronym, regionId }: MoveFormProps['networks'][number]) => [acronym ?? name, regionId ? t(`network.regions.${regionId}`) : null].filter(Boolean).join(' · ');
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} submit={t('network.move.submit')}>
      <SelectField name="networkId" label={t('network.list.network')} empty={t('network.move.choose')} choices={networks.map((network) => ({ value: network.id, label: label(network) }))} />
    </ValidatedForm>
  );
}
