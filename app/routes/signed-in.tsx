import type { LoaderFunctionArgs } from '@remix-run/node';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

/** Where one lands who signed in again in a second tab, to go on in the first. */
export async function loader({ context }: LoaderFunctionArgs) {
  await requirePerson(context);
  return page(context, { title: 'accounts.titles.signIn', words: ['accounts.signedIn'] }, {});
}

export default function SignedInPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('accounts.signedIn.title')} lead={t('accounts.signedIn.lead')} />;
}
