import { useTranslation } from '#app/i18n/page-words.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { ValidatedForm, type FormAnswer } from '#app/ui/forms/form.tsx';
import { PassphraseField } from '#app/ui/forms/passphrase-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';

const fetchSchema = () => import('../model.ts').then(({ signInSchema }) => signInSchema);

/** Where one signs in; `kept` is what was typed before the session ended, sealed, as one hidden field. */
export function SignInForm({ to, kept, answer }: { to: string; kept: string | null; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm schema={fetchSchema} action="/sign-in" answer={answer} values={{ sharedDevice: !answer || answer.values.sharedDevice === 'on' }} submit={t('accounts.signIn.submit')}>
      <input type="hidden" name="to" value={to} />
      {kept ? <input type="hidden" name="kept" value={kept} /> : null}
      <TextField name="pseudonym" label={t('accounts.signIn.pseudonym')} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <PassphraseField name="passphrase" label={t('accounts.signIn.passphrase')} autoComplete="current-password" />
      <CheckboxField name="sharedDevice" label={t('accounts.signIn.sharedDevice')} hint={t('accounts.signIn.sharedDeviceHint')} />
    </ValidatedForm>
  );
}
