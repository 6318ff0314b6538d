import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementList } from '#app/domain/assistance/components/engagement-list.tsx';
import { listEngagements } from '#app/domain/assistance/engagement-page.server.ts';
import { engagementsSchema } from '#app/domain/assistance/model.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages } from '#app/ui/pagination.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, engagementsSchema);
  const list = await listEngagements(person, idParam(params.id), query);
  return page(context, { title: 'assistance.titles.engagements', words: ['assistance.engagements', 'assistance.engagementStates', 'assistance.facts', 'assistance.topics', 'assistance.forms', 'assistance.board.title'] }, { ...list, query });
}

export default function EngagementsPage() {
  const { t } = useTranslation();
  const { network, engagements, pages, query } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.engagements.title')} lead={t('assistance.engagements.lead', { network: network.name })} above={[{ name: t('assistance.board.title'), to: `/networks/${network.id}/requests` }]} />
      <nav aria-label={t('assistance.engagements.which')} className="mb-6 flex flex-wrap gap-3 print:hidden">
        <ButtonLink look={query.over ? 'secondary' : 'primary'} aria-current={query.over ? undefined : 'page'} to="?">{t('assistance.engagements.goingOn')}</ButtonLink>
        <ButtonLink look={query.over ? 'primary' : 'secondary'} aria-current={query.over ? 'page' : undefined} to="?over=1">{t('assistance.engagements.over')}</ButtonLink>
      </nav>
      {engagements.length === 0 ? <Empty title={t('assistance.engagements.none')}>{t('assistance.engagements.noneHint')}</Empty> : <EngagementList engagements={engagements} />}
      <Pages page={query.page} pages={pages} linkTo={(page) => `?page=${page}${query.over ? '&over=1' : ''}`} />
    </>
  );
}
