import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { listPlans } from '#app/domain/academy/editions/action-plan.server.ts';
import { PlanBadge } from '#app/domain/academy/editions/components/plan-parts.tsx';
import { ReportLinks } from '#app/domain/academy/editions/components/report-part.tsx';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.plan', words: ['academy.editions', 'academy.goingHome', 'academy.report'] }, await listPlans(person, idParam(params.id)));
}

export default function PlansPage() {
  const { t } = useTranslation();
  const { id, teams, hasReport } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.goingHome.all')} lead={t('academy.goingHome.allLead')} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }]}>
        {hasReport ? <ReportLinks id={id} /> : null}
      </PageHeader>
      {hasReport ? <p className="mb-8 max-w-measure text-muted">{t('academy.report.lead')}</p> : null}
      {teams.length === 0 ? <Empty title={t('academy.goingHome.noTeams')} /> : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {teams.map(({ id: team, organisation, state, lines }) => (
          <li key={team}>
            <Card level={2} title={organisation} to={`/teams/${team}/plan`} status={<PlanBadge state={state} />} className="h-full">
              <p className="text-muted">{t('academy.goingHome.lines', { count: lines })}</p>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
