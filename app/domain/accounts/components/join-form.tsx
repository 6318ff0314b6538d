import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { PassphraseField } from '#app/ui/forms/passphrase-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';

const fetchSchema = () => import('../model.ts').then(({ joinSchema }) => joinSchema);

export function JoinForm({ answer }: { answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} answer={answer} values={{ sharedDevice: !answer || answer.values.sharedDevice === 'on' }} submit={t('accounts.join.submit')}>
      <TextField name="pseudonym" label={t('accounts.signIn.pseudonym')} hint={t('accounts.join.pseudonymHint')} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <PassphraseField name="passphrase" label={t('accounts.signIn.passphrase')} hint={t('accounts.join.passphraseHint')} autoComplete="new-password" />
      <TextField name="recoveryAddress" type="email" optional label={t('accounts.join.recoveryAddress')} hint={t('accounts.join.recoveryAddressHint')} autoComplete="off" inputMode="email" />
      <CheckboxField name="sharedDevice" label={t('accounts.signIn.sharedDevice')} hint={t('accounts.signIn.sharedDeviceHint')} />
    </ValidatedForm>
  );
}
