import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { reportSchema } from '#app/domain/assistance/closing-forms.ts';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { ReportForm, ReportText } from '#app/domain/assistance/components/report-parts.tsx';
import { partsFor, pathOf } from '#app/domain/assistance/parts.ts';
import { keepReport, readReports } from '#app/domain/assistance/reports.server.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, own, handedIn, mayWrite } = await readReports(person, id);
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.closing', 'assistance.errors', 'assistance.parts'] }, {
    id,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(await localeOf(context), standing),
    mayWrite,
    own: own && { done: own.done, results: own.results, lessons: own.lessons, halfDays: own.halfDays === null ? '' : String(own.halfDays / 2), version: own.version },
    handedIn: handedIn.map(({ submittedAt, ...report }) => ({ ...report, at: submittedAt?.toISOString() ?? '' })),
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, reportSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepReport(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, pathOf(id, 'report'), form.value.step === 'hand_in' ? 'assistance.notices.handedIn' : 'assistance.notices.saved');
}

export default function ReportPage() {
  const { t } = useTranslation();
  const { id, parts, names, mayWrite, own, handedIn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('assistance.closing.report')} kicker={names.join(' · ')} lead={t(mayWrite ? 'assistance.closing.reportWriteLead' : 'assistance.closing.reportLead')} />
      <EngagementTabs id={id} parts={parts} />
      {handedIn.length === 0 && !mayWrite ? <Empty title={t('assistance.closing.noReport')} /> : null}
      {handedIn.map((report) => (
        <ReportText key={report.id} report={report} />
      ))}
      {mayWrite ? <ReportForm own={own} answer={answer} /> : null}
    </>
  );
}
