import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { RecoveryCodes } from '#app/domain/accounts/components/recovery-codes.tsx';
import { confirmPassphrase } from '#app/domain/accounts/credentials.server.ts';
import { recoveryCodesSchema } from '#app/domain/accounts/model.ts';
import { renewRecoveryCodes } from '#app/domain/accounts/recovery.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PassphraseField } from '#app/ui/forms/passphrase-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const fetchSchema = () => import('#app/domain/accounts/model.ts').then(({ recoveryCodesSchema }) => recoveryCodesSchema);

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  await requirePerson(context);
  return page(context, { title: 'accounts.titles.codes', words: ['accounts.codes', 'accounts.account', 'accounts.errors', 'accounts.refusals'] }, {});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, recoveryCodesSchema);
  if (!form.ok) return form.refusal;
  try {
    return { codes: await renewRecoveryCodes(person, await confirmPassphrase(person, form.value.current, context.address)) };
  } catch (error) {
    return refusedAt(error, 'current', form.typed);
  }
}

export default function RecoveryCodesPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  if (answer && 'codes' in answer) return <RecoveryCodes codes={answer.codes} />;
  return (
    <>
      <PageHeader title={t('accounts.account.renewCodes')} above={[{ name: t('accounts.account.title'), to: '/account' }]} />
      <ValidatedForm schema={fetchSchema} answer={answer} submit={t('accounts.account.renewCodes')}>
        <PassphraseField name="current" label={t('accounts.account.current')} autoComplete="current-password" />
      </ValidatedForm>
    </>
  );
}
