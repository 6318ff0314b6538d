import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OpportunityCard, OpportunityList } from '#app/domain/mentoring/components/opportunity-parts.tsx';
import { openingsQuerySchema } from '#app/domain/mentoring/lists.ts';
import { listOpportunities } from '#app/domain/mentoring/opportunities.server.ts';
import { showOpportunities } from '#app/domain/mentoring/shown-opportunities.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, openingsQuerySchema);
  const { opportunities, ...list } = await listOpportunities(person, query);
  return page(context, { title: 'mentoring.titles.opportunities', words: ['mentoring.opportunities'] }, { ...list, query, opportunities: showOpportunities(await localeOf(context), opportunities) });
}

export default function OpportunitiesPage() {
  const { t } = useTranslation();
  const { isPaired, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.opportunities.title')} lead={t('mentoring.opportunities.lead')} />
      <OpportunityList
        list={list}
        empty={<Empty title={t('mentoring.opportunities.none')}>{t(isPaired ? 'mentoring.opportunities.noneHint' : 'mentoring.opportunities.unpaired')}</Empty>}
        draw={(one) => (
          <OpportunityCard opportunity={one} status={one.taking ? <Badge kind={one.taking === 'done' ? 'good' : 'accent'}>{t(`mentoring.opportunities.takings.${one.taking}`)}</Badge> : undefined}>
            {one.mayTake ? <MoveButton action={`/opportunities/${one.id}/taking`} about={one.text.slice(0, 60)}>{t('mentoring.opportunities.take')}</MoveButton> : null}
            {one.taking === 'taken' ? <ButtonLink to={`/opportunities/${one.id}/report`}>{t('mentoring.opportunities.report')}</ButtonLink> : null}
            {one.taking === 'taken' ? <MoveButton look="secondary" action={`/opportunities/${one.id}/return`} about={one.text.slice(0, 60)}>{t('mentoring.opportunities.giveBack')}</MoveButton> : null}
            {one.gave ? <p className="typed w-full border-s-4 border-line ps-4">{one.gave}</p> : null}
          </OpportunityCard>
        )}
      />
    </>
  );
}
