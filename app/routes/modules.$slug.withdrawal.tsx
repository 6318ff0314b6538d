import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { findOwnModule, withdrawModule } from '#app/domain/academy/writing/publication.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { published } = await findOwnModule(person, params.slug ?? '');
  return page(context, { title: 'academy.titles.module', words: ['academy.authoring', 'academy.titles'] }, { address: params.slug ?? '', titles: published.texts });
}

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await withdrawModule(person, params.slug ?? '');
  return goTo(context, '/library', 'academy.notices.withdrawn');
}

export default function WithdrawalPage() {
  const { t } = useTranslation();
  const { address, titles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.withdrawal.title')} kicker={titles.map(({ language, title }) => <span key={language} lang={language} className="me-3">{title}</span>)} lead={t('academy.authoring.withdrawal.lead')} above={[{ name: t('academy.titles.module'), to: `/modules/${address}` }]} />
      <MoveButton look="danger" action={`/modules/${address}/withdrawal`}>{t('academy.authoring.withdrawal.title')}</MoveButton>
    </>
  );
}
