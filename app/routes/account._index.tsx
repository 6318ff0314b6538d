import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readRecoveryAddress, updateAccount } from '#app/domain/accounts/account.server.ts';
import { AccountForm } from '#app/domain/accounts/components/account-form.tsx';
import { accountSchema } from '#app/domain/accounts/model.ts';
import { countUnusedCodes } from '#app/domain/accounts/recovery.server.ts';
import { timeZonesWith } from '#app/domain/accounts/time-zones.ts';
import { isAnythingKept } from '#app/domain/mentoring/own-erasure.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const [recoveryAddress, codes, ownData, locale] = await Promise.all([readRecoveryAddress(person), countUnusedCodes(person), isAnythingKept(person), localeOf(context)]);
  const { pseudonym, timeZone } = person;
  return page(context, { title: 'accounts.titles.account', words: ['accounts.account', 'accounts.join', 'accounts.errors'] }, { pseudonym, timeZone: timeZone ?? '', locale, recoveryAddress: recoveryAddress ?? '', codes, ownData, zones: timeZonesWith(timeZone ?? '') });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, accountSchema);
  if (!form.ok) return form.refusal;
  await updateAccount(person, form.value);
  context.setCookie('__Host-l', form.value.locale);
  return goTo(context, '/account', 'accounts.notices.saved');
}

export default function AccountPage() {
  const { t } = useTranslation();
  const account = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('accounts.account.title')} lead={t('accounts.account.lead', { pseudonym: account.pseudonym })} />
      <AccountForm account={account} answer={useActionData<typeof action>()} />
      <Section title={t('accounts.account.more')}>
        <ul className="space-y-2">
          <li><Link to="/account/sessions">{t('accounts.account.sessions')}</Link></li>
          <li><Link to="/account/passphrase">{t('accounts.account.passphrase')}</Link></li>
          <li>
            {account.codes === 0 ? t('accounts.account.noCodes') : t('accounts.account.codes', { count: account.codes })} <Link to="/account/recovery-codes">{t('accounts.account.renewCodes')}</Link>
          </li>
        </ul>
      </Section>
      {account.ownData ? (
        <Section title={t('accounts.account.ownData')}>
          <p><Link to="/mentoring/data">{t('accounts.account.ownDataWay')}</Link></p>
        </Section>
      ) : null}
    </>
  );
}
