import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { recoverySchema } from '#app/domain/accounts/model.ts';
import { recoverAccount } from '#app/domain/accounts/recovery.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PassphraseField } from '#app/ui/forms/passphrase-field.tsx';
import { TextField } from '#app/ui/forms/text-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const fetchSchema = () => import('#app/domain/accounts/model.ts').then(({ recoverySchema }) => recoverySchema);

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  await allowAnyone(context);
  return page(context, { title: 'accounts.titles.recovery', words: ['accounts.recovery', 'accounts.signIn', 'accounts.join', 'accounts.errors', 'accounts.refusals'] }, {});
}

export async function action({ context, request }: ActionFunctionArgs) {
  await allowAnyone(context);
  const form = await readForm(request, recoverySchema);
  if (!form.ok) return form.refusal;
  try {
    await recoverAccount(form.value.pseudonym, form.value.code, form.value.passphrase, context.address);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, '/sign-in', 'accounts.notices.recovered');
}

export default function RecoveryPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('accounts.recovery.title')} lead={t('accounts.recovery.lead')} />
      <ValidatedForm schema={fetchSchema} answer={answer} submit={t('accounts.recovery.submit')}>
        <TextField name="pseudonym" label={t('accounts.signIn.pseudonym')} autoComplete="username" autoCapitalize="none" spellCheck={false} />
        <TextField name="code" label={t('accounts.recovery.code')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
        <PassphraseField name="passphrase" label={t('accounts.recovery.passphrase')} hint={t('accounts.join.passphraseHint')} autoComplete="new-password" />
      </ValidatedForm>
      <p className="mt-6 text-muted">{t('accounts.recovery.noCode')}</p>
    </>
  );
}
