import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { LineFacts } from '#app/domain/academy/editions/components/plan-parts.tsx';
import { findOpenLine } from '#app/http/plan-steps.server.ts';
import { demonstrationsQuerySchema } from '#app/domain/academy/sites/site-lists.ts';
import { listDemonstrations } from '#app/domain/academy/sites/sites.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { nameOfCountry } from '#app/i18n/names.server.ts';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const id = idParam(params.id);
  const { plan, line, taken } = await findOpenLine(person, id, 'visit');
  const { sites } = await listDemonstrations(person, readQuery(request, demonstrationsQuerySchema), [], (code) => nameOfCountry(locale, code));
  return page(context, { title: 'academy.titles.plan', words: ['academy.goingHome', 'academy.titles'] }, { teamId: plan.teamId, editionId: plan.edition.id, isTaken: taken !== null, line: { id, ...line }, sites: sites.filter(({ isOpen }) => isOpen).map(({ id: site, title, countryName }) => ({ id: site, title, countryName })) });
}

export default function PlanVisitPage() {
  const { t } = useTranslation();
  const { teamId, editionId, isTaken, line, sites } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.goingHome.support.visit')} lead={t(isTaken ? 'academy.goingHome.refusals.askedAlready' : 'academy.goingHome.support.visitLead')} above={[{ name: t('academy.titles.plan'), to: `/teams/${teamId}/plan` }]} />
      {sites.length === 0 && !isTaken ? <Empty title={t('academy.goingHome.support.noSite')} /> : null}
      {isTaken ? null : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {sites.map(({ id, title, countryName }) => (
            <li key={id}>
              <Card level={2} title={title} to={`/sites/${id}/visits/new?source=edition:${editionId}&line=${line.id}`} className="h-full">
                <p className="text-muted">{countryName}</p>
              </Card>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('academy.goingHome.line.title')}>
        <LineFacts line={line} />
      </Section>
    </>
  );
}
