import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { VisitForm, VisitSourceChoice } from '#app/domain/academy/sites/components/visit-form.tsx';
import { readDemonstration } from '#app/domain/academy/sites/sites.server.ts';
import { sourceIn, visitSchema } from '#app/domain/academy/sites/visit-forms.ts';
import { requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { findSource, listSources } from '#app/http/visit-sources.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const site = await readDemonstration(person, idParam(params.id));
  const sources = await listSources(person);
  const [only] = sources.length === 1 ? sources : [];
  const source = sourceIn(request.url) || (only?.value ?? '');
  if (sources.length === 0 && !source) throw new Refusal('academy.refusals.askAsLead');
  return page(context, { title: 'academy.titles.visit', words: ['academy.titles', 'academy.visits', 'academy.errors'] }, { site: { id: site.id, title: site.title }, isOpen: site.isOpen, sources, source, people: source ? (await findSource(person, source)).people : [] });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readDemonstration(person, id);
  if ((await listSources(person)).length === 0) throw new Refusal('academy.refusals.askAsLead');
  const form = await readForm(request, visitSchema);
  if (!form.ok) return form.refusal;
  const source = await findSource(person, form.value.source);
  if (form.value.visitors.some((one) => !source.people.some((known) => known.id === one))) throw new NotFound();
  try {
    const visit = await requestVisit(person, { siteId: id, ...form.value, source });
    return goTo(context, `/visits/${visit}`, 'academy.notices.visitRequested');
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'academy.errors.room') return formErrors({ visitors: { key: error.reason, params: { ...error.details } } }, form.typed);
    return refusedAt(error, 'day', form.typed);
  }
}

export default function VisitNewPage() {
  const { t } = useTranslation();
  const { site, isOpen, sources, source, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.visits.ask')} kicker={site.title} lead={isOpen ? t('academy.visits.askLead') : t('academy.visits.closed')} above={[{ name: t('academy.titles.sites'), to: '/sites' }, { name: site.title, to: `/sites/${site.id}` }]} />
      {sources.length > 1 ? <VisitSourceChoice sources={sources} source={source} /> : null}
      {source && isOpen ? <VisitForm source={source} people={people} answer={answer} /> : null}
    </>
  );
}
