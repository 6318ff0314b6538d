import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readAsking, standForVisit } from '#app/domain/academy/editions/entry-visits.server.ts';
import { takeStep } from '#app/domain/academy/editions/plan-support.server.ts';
import { VisitForm, VisitSourceChoice } from '#app/domain/academy/sites/components/visit-form.tsx';
import { readDemonstration } from '#app/domain/academy/sites/sites.server.ts';
import { entryVisitSchema, sourceIn, visitSchema, type EntryVisitEntry } from '#app/domain/academy/sites/visit-forms.ts';
import { requestVisit } from '#app/domain/academy/sites/visit-requests.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { RequestContext } from '#app/http/context.server.ts';
import { idParam, readForm, type ReadForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { findOpenLine } from '#app/http/plan-steps.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { findSource, listSources } from '#app/http/visit-sources.server.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

/** The line of a plan that wants the visit, where one asks for it from there. @throws NotFound, Refusal */
async function wantedBy(person: AskingPerson, request: Request) {
  const line = new URL(request.url).searchParams.get('line');
  if (line === null) return null;
  const wanted = await findOpenLine(person, idParam(line), 'visit');
  if (wanted.taken) throw new Refusal('academy.goingHome.refusals.askedAlready');
  return { id: line, plan: wanted.plan, insteadOf: wanted.insteadOf, purpose: [wanted.line.wanted, wanted.line.problem].filter((text) => text !== '').join('\n\n') };
}

/** The entry of a timetable from which one asks for the visit, and who could come. @throws NotFound, Refusal */
async function standsAs(person: AskingPerson, siteId: string, request: Request, locale: Locale) {
  const entry = new URL(request.url).searchParams.get('entry');
  if (entry === null) return null;
  const asking = await readAsking(person, idParam(entry), siteId, locale);
  return { ...asking, source: await findSource(person, `edition:${asking.editionId}`) };
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const site = await readDemonstration(person, idParam(params.id));
  const words = ['academy.titles', 'academy.visits', 'academy.errors', 'calendar.which'];
  const shown = { site: { id: site.id, title: site.title }, isOpen: site.isOpen };
  const stands = await standsAs(person, site.id, request, locale);
  if (stands) {
    const { editionId, entry, coming, groups, when, source } = stands;
    const from = { timetable: `/editions/${editionId}/timetable?day=${entry.day + 1}`, when: `${wholeTime(tellTime(locale, when, when.zone))} (${when.zone.replaceAll('_', ' ')})`, version: entry.version, isForAll: entry.group === null, count: entry.group === null ? coming : Math.ceil(coming / groups), group: entry.group };
    return page(context, { title: 'academy.titles.visit', words: [...words, 'academy.editions.timetable'] }, { ...shown, entry: from, sources: [], source: '', purpose: '', people: source.people });
  }
  const wanted = await wantedBy(person, request);
  const sources = await listSources(person);
  const [only] = sources.length === 1 ? sources : [];
  const source = sourceIn(request.url) || (only?.value ?? '');
  if (sources.length === 0 && !source) throw new Refusal('academy.refusals.askAsLead');
  return page(context, { title: 'academy.titles.visit', words }, { ...shown, entry: null, sources, source, purpose: wanted?.purpose ?? '', people: source ? (await findSource(person, source)).people : [] });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readDemonstration(person, id);
  if ((await listSources(person)).length === 0) throw new Refusal('academy.refusals.askAsLead');
  const stands = await standsAs(person, id, request, await localeOf(context));
  if (stands) return askFrom(person, id, stands, await readForm(request, entryVisitSchema), context);
  const wanted = await wantedBy(person, request);
  const form = await readForm(request, visitSchema);
  if (!form.ok) return form.refusal;
  const source = await findSource(person, form.value.source);
  areOf(source, form.value.visitors);
  try {
    const ask = () => requestVisit(person, { siteId: id, ...form.value, source });
    const visit = wanted ? await takeStep(person, wanted.plan, wanted.id, 'visit', ask, wanted.insteadOf) : await ask();
    return goTo(context, `/visits/${visit}`, 'academy.notices.visitRequested');
  } catch (error) {
    return refusedOfVisit(error, 'day', form.typed);
  }
}

/** The time is the entry's, which is at the first of two that the clocks show alike: what stands against it is told over the form. */
async function askFrom(person: AskingPerson, siteId: string, { editionId, entry, when, source }: NonNullable<Awaited<ReturnType<typeof standsAs>>>, form: ReadForm<EntryVisitEntry>, context: RequestContext) {
  if (!form.ok) return form.refusal;
  const { version, ...said } = form.value;
  areOf(source, said.visitors);
  try {
    await requestVisit(person, { siteId, ...said, source, day: when.day, time: when.time, which: 'first', minutes: when.minutes, entry: standForVisit(person, { editionId, entry: { id: entry.id, version } }) });
  } catch (error) {
    return refusedOfVisit(error, 'form', form.typed);
  }
  return goTo(context, `/editions/${editionId}/timetable?day=${entry.day + 1}`, 'academy.notices.visitRequested');
}

/** @throws NotFound for who is not among those who could come */
function areOf({ people }: { people: readonly { id: string }[] }, visitors: readonly string[]): void {
  if (visitors.some((one) => !people.some(({ id }) => id === one))) throw new NotFound();
}

function refusedOfVisit(error: unknown, field: string, typed: Record<string, unknown>) {
  if (error instanceof Refusal && error.reason === 'academy.errors.room') return formErrors({ visitors: { key: error.reason, params: { ...error.details } } }, typed);
  return refusedAt(error, field, typed);
}

export default function VisitNewPage() {
  const { t } = useTranslation();
  const { site, isOpen, entry, sources, source, purpose, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('academy.visits.ask')} kicker={site.title} lead={isOpen ? t('academy.visits.askLead') : t('academy.visits.closed')} above={entry ? [{ name: t('academy.editions.timetable.title'), to: entry.timetable }] : [{ name: t('academy.titles.sites'), to: '/sites' }, { name: site.title, to: `/sites/${site.id}` }]} />
      {entry ? <p className="mb-8 max-w-measure">{entry.group === null ? t('academy.editions.timetable.visit.askAll', { count: entry.count }) : t('academy.editions.timetable.visit.askGroup', { number: entry.group, count: entry.count })}</p> : null}
      {sources.length > 1 ? <VisitSourceChoice sources={sources} source={source} /> : null}
      {(source || entry) && isOpen ? <VisitForm source={source} people={people} purpose={purpose} entry={entry} answer={answer} /> : null}
    </>
  );
}
