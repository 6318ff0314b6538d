import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readCriterionTitles } from '#app/domain/assessment/own-priorities.server.ts';
import { readSubmission, submitRequest } from '#app/domain/assistance/asking.server.ts';
import { RequestFacts } from '#app/domain/assistance/components/request-facts.tsx';
import { Missing } from '#app/domain/assistance/components/missing.tsx';
import { Security } from '#app/domain/assistance/components/request-parts.tsx';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, tellErrors } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { request, written, missing } = await readSubmission(person, idParam(params.id));
  const locale = await localeOf(context);
  const keys = written.priorities.map((one) => one.split('/')[1] ?? '');
  const titles = await readCriterionTitles(keys);
  const { topics, form, languages, earliestOn, latestOn, urgency, need, difference, takingPart, urgencyReason, security } = written;
  return page(context, { title: 'assistance.titles.submission', words: ['assistance.submission', 'assistance.facts', 'assistance.topics', 'assistance.forms', 'assistance.urgencies', 'assistance.ask', 'assistance.request', 'assistance.list.title'] }, {
    id: request.id,
    organisation: request.organisation,
    network: request.network.name,
    missing: tellErrors(missing, locale),
    facts: { topics, form: form || null, urgency, earliestOn: earliestOn?.toISOString() ?? null, latestOn: latestOn?.toISOString() ?? null, texts: { need, difference, takingPart, urgencyReason }, languageNames: languages.map((tag) => nameOfLanguage(locale, tag)), priorityTitles: keys.flatMap((key) => titles.get(key)?.[locale] ?? []) },
    security,
  });
}

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const missing = await submitRequest(person, id);
  return Object.keys(missing).length > 0 ? formErrors(missing) : goTo(context, `/requests/${id}`, 'assistance.notices.submitted');
}

export default function SubmissionPage() {
  const { t } = useTranslation();
  const { id, organisation, network, missing, facts, security } = useLoaderData<typeof loader>();
  const isWhole = Object.keys(missing).length === 0;
  return (
    <>
      <PageHeader title={t('assistance.submission.title')} kicker={organisation.name} lead={t('assistance.submission.lead', { network })} above={[{ name: t('assistance.list.title'), to: `/organisations/${organisation.id}/requests` }]} />
      {isWhole ? null : <Missing id={id} missing={missing} />}
      <RequestFacts {...facts} />
      <Security security={security} state="draft" />
      <div className="mt-8 flex flex-wrap items-start gap-3">
        {isWhole ? <MoveButton action={`/requests/${id}/submission`}>{t('assistance.submission.send', { network })}</MoveButton> : null}
        <ButtonLink look={isWhole ? 'secondary' : 'primary'} icon="edit" to={`/requests/${id}/edit`}>{t('assistance.submission.edit')}</ButtonLink>
      </div>
    </>
  );
}
