import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { closureSchema } from '#app/domain/assistance/closing-forms.ts';
import { closeEngagement, readClosure } from '#app/domain/assistance/closure.server.ts';
import { EngagementTabs } from '#app/domain/assistance/components/engagement-tabs.tsx';
import { partsFor, pathOf } from '#app/domain/assistance/parts.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { ValidatedForm } from '#app/ui/forms/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { standing, planned, missing, agreedNext, mayClose } = await readClosure(person, id);
  return page(context, { title: 'assistance.titles.engagement', words: ['assistance.closing', 'assistance.parts'] }, {
    id,
    parts: partsFor({ isCoordinator: standing.isCoordinator, leads: standing.leads.length > 0, state: standing.engagement.state }),
    names: headingOf(await localeOf(context), standing),
    planned, missing, agreedNext, mayClose,
    endedAt: standing.engagement.endedAt?.toISOString() ?? null,
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, closureSchema);
  if (!form.ok) return form.refusal;
  await closeEngagement(person, id, form.value.agreedNext);
  return goTo(context, pathOf(id, 'follow-ups'), 'assistance.notices.closed');
}

export default function ClosurePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, parts, names, planned, missing, agreedNext, mayClose, endedAt } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const open = [missing.reports > 0 && t('assistance.closing.missingReports', { count: missing.reports }), missing.evaluations > 0 && t('assistance.closing.missingEvaluations', { count: missing.evaluations }), planned > 0 && t('assistance.closing.plannedSessions', { count: planned })].filter((one) => one !== false);
  return (
    <>
      <PageHeader title={t('assistance.closing.closure')} kicker={names.join(' · ')} lead={endedAt ? t('assistance.closing.closedOn', { date: format.date(endedAt) }) : t('assistance.closing.closureLead')} />
      <EngagementTabs id={id} parts={parts} />
      {agreedNext ? (
        <Section title={t('assistance.closing.agreedNext')}>
          <p className="typed">{agreedNext}</p>
        </Section>
      ) : null}
      {!endedAt && open.length > 0 ? (
        <Notice kind="warn" standing className="mb-6" title={t('assistance.closing.stillOpen')}>
          <ul className="list-disc ps-5">
            {open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {mayClose ? (
        <ValidatedForm answer={answer} submit={t('assistance.closing.close')}>
          <TextAreaField name="agreedNext" label={t('assistance.closing.agreedNext')} hint={t('assistance.closing.agreedNextHint')} rows={6} max={10_000} />
        </ValidatedForm>
      ) : endedAt ? null : (
        <Empty title={t('assistance.closing.notClosed')} />
      )}
    </>
  );
}
