import { useTranslation } from '#app/i18n/page-words.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TEXT_LIMIT } from '../choices.ts';

const fetchReason = () => import('../reasons.ts').then(({ reasonSchema }) => reasonSchema);
const fetchReferral = () => import('../reasons.ts').then(({ referralSchema }) => referralSchema);

export function DeclineForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchReason} answer={answer} submit={t('assistance.decline.submit')}>
      <TextAreaField name="reason" label={t('assistance.decline.reason')} hint={t('assistance.decline.reasonHint')} max={TEXT_LIMIT} autoComplete="off" />
    </ValidatedForm>
  );
}

export function ReturnForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchReason} answer={answer} submit={t('assistance.giveBack.submit')}>
      <TextAreaField name="reason" label={t('assistance.giveBack.reason')} max={TEXT_LIMIT} autoComplete="off" />
    </ValidatedForm>
  );
}

export function ReferralForm({ networks, answer }: { networks: readonly { id: string; name: string; acronym: string | null }[]; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchReferral} answer={answer} submit={t('assistance.refer.submit')}>
      <SelectField name="networkId" label={t('assistance.refer.network')} empty={t('assistance.refer.choose')} choices={networks.map(({ id, name, acronym }) => ({ value: id, label: acronym ? `${name} (${acronym})` : name }))} />
      <TextAreaField name="reason" label={t('assistance.refer.reason')} hint={t('assistance.refer.reasonHint')} max={TEXT_LIMIT} autoComplete="off" />
    </ValidatedForm>
  );
}
