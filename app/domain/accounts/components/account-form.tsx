import { useTranslation } from '#app/i18n/page-words.tsx';
import { LOCALES, LOCALE_NAMES } from '#app/i18n/locales.ts';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';

const fetchSchema = () => import('../model.ts').then(({ accountSchema }) => accountSchema);

interface AccountFormProps {
  account: { locale: string; timeZone: string; recoveryAddress: string; zones: readonly string[] };
  answer: FormAnswer | undefined;
}

export function AccountForm({ account, answer }: AccountFormProps) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} values={account} submit={t('accounts.account.submit')}>
      <SelectField name="locale" label={t('accounts.account.locale')} choices={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))} />
      <SelectField name="timeZone" label={t('accounts.account.timeZone')} empty={t('accounts.account.timeZoneNone')} choices={account.zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))} />
      <TextField name="recoveryAddress" type="email" optional label={t('accounts.join.recoveryAddress')} hint={t('accounts.join.recoveryAddressHint')} autoComplete="off" inputMode="email" />
    </ValidatedForm>
  );
}
