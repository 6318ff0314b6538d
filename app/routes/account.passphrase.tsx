import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { changePassphrase } from '#app/domain/accounts/credentials.server.ts';
import { foldPseudonym, passphraseChangeSchema } from '#app/domain/accounts/model.ts';
import { isOnSharedDevice } from '#app/domain/accounts/sessions.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { openedSession } from '#app/http/session.server.ts';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { PassphraseField } from '#app/ui/forms/passphrase-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const fetchSchema = () => import('#app/domain/accounts/model.ts').then(({ passphraseChangeSchema }) => passphraseChangeSchema);

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  await requirePerson(context);
  return page(context, { title: 'accounts.titles.passphrase', words: ['accounts.passphrase', 'accounts.account', 'accounts.join', 'accounts.errors', 'accounts.refusals'] }, {});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, passphraseChangeSchema);
  if (!form.ok) return form.refusal;
  try {
    const shared = await isOnSharedDevice(person);
    openedSession(context, await changePassphrase(person, form.value.current, form.value.passphrase, shared, context.address), shared, foldPseudonym(person.pseudonym));
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, '/account', 'accounts.notices.passphraseChanged');
}

export default function PassphrasePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('accounts.passphrase.title')} lead={t('accounts.passphrase.lead')} above={[{ name: t('accounts.account.title'), to: '/account' }]} />
      <ValidatedForm schema={fetchSchema} answer={useActionData<typeof action>()} submit={t('accounts.passphrase.submit')}>
        <PassphraseField name="current" label={t('accounts.passphrase.current')} autoComplete="current-password" />
        <PassphraseField name="passphrase" label={t('accounts.passphrase.next')} hint={t('accounts.join.passphraseHint')} autoComplete="new-password" />
      </ValidatedForm>
    </>
  );
}
