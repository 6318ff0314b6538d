import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { findWanted, takeStep } from '#app/domain/academy/editions/plan-support.server.ts';
import { VisitForm, VisitSourceChoice } from '#app/domain/academy/sites/components/visit-form.tsx';
import { readDemonstration } from '#app/domain/academy/sites/sites.server.ts';
import { sourceIn, visitSchema } from '#app/domain/academy/sites/visit-forms.ts';
import { requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { findSource, listSources } from '#app/http/visit-sources.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

/** The line of a plan that wants the visit, where one asks for it from there. @throws NotFound, Refusal */
async function wantedBy(person: AskingPerson, request: Request) {
  const line = new URL(request.url).searchParams.get('line');
  if (line === null) return null;
  const wanted = await findWanted(person, idParam(line), 'visit');
  if (wanted.taken) throw new Refusal('academy.goingHome.refusals.askedAlready');
  return { id: line, plan: wanted.plan, purpose: [wanted.line.wanted, wanted.line.problem].filter((text) => text !== '').join('\n\n') };
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const site = await readDemonstration(person, idParam(params.id));
  const wanted = await wantedBy(person, request);
  const sources = await listSources(person);
  const [only] = sources.length === 1 ? sources : [];
  const source = sourceIn(request.url) || (only?.value ?? '');
  if (sources.length === 0 && !source) throw new Refusal('academy.refusals.askAsLead');
  return page(context, { title: 'academy.titles.visit', words: ['academy.titles', 'academy.visits', 'academy.errors'] }, { site: { id: site.id, title: site.title }, isOpen: site.isOpen, sources, source, purpose: wanted?.purpose ?? '', people: source ? (await findSource(person, source)).people : [] });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readDemonstration(person, id);
  if ((await listSources(person)).length === 0) throw new Refusal('academy.refusals.askAsLead');
  const wanted = await wantedBy(person, request);
  const form = await readForm(request, visitSchema);
  if (!form.ok) return form.refusal;
  const source = await findSource(person, form.value.source);
  if (form.value.visitors.some((one) => !source.people.some((known) => known.id === one))) throw new NotFound();
  try {
    const ask = () => requestVisit(person, { siteId: id, ...form.value, source });
    const visit = wanted ? await takeStep(person, wanted.plan, wanted.id, 'visit', ask) : await ask();
    return goTo(context, `/visits/${visit}`, 'academy.notices.visitRequested');
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'academy.errors.room') return formErrors({ visitors: { key: error.reason, params: { ...error.details } } }, form.typed);
    return refusedAt(error, 'day', form.typed);
  }
}

export default function VisitNewPage() {
  const { t } = useTranslation();
  const { site, isOpen, sources, source, purpose, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.visits.ask')} kicker={site.title} lead={isOpen ? t('academy.visits.askLead') : t('academy.visits.closed')} above={[{ name: t('academy.titles.sites'), to: '/sites' }, { name: site.title, to: `/sites/${site.id}` }]} />
      {sources.length > 1 ? <VisitSourceChoice sources={sources} source={source} /> : null}
      {source && isOpen ? <VisitForm source={source} people={people} purpose={purpose} answer={answer} /> : null}
    </>
  );
}
