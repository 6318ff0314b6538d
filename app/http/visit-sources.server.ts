import { holdThoseGoing, listEditionVisitors, listVisitingEditions } from '#app/domain/academy/editions/edition-visitors.server.ts';
import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { holdThoseOf, listThoseOf } from '#app/domain/academy/sites/organisation-visitors.server.ts';
import { SOURCE } from '#app/domain/academy/sites/visit-forms.ts';
import type { HoldComing } from '#app/domain/academy/sites/visit-requests.server.ts';
import { listEngagements } from '#app/domain/assistance/engagement-page.server.ts';
import { holdThoseWithPart } from '#app/domain/assistance/letting-go.server.ts';
import { engagementsQuerySchema } from '#app/domain/assistance/lists.ts';
import { readScheduling } from '#app/domain/assistance/scheduling.server.ts';
import { readMentoringHome } from '#app/domain/mentoring/mentoring-home.server.ts';
import { findGoingOn, holdGoingOn, isPaired } from '#app/domain/mentoring/pairing.server.ts';
import { takesPart } from '#app/domain/mentoring/policy.ts';
import { readOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import type { VisitSource } from '#app/platform/generated/enums.ts';

export interface SourceChoice {
  /** As it stands in an address: kind and id. */
  value: string;
  kind: VisitSource;
  /** What tells it from others of its kind: a name of an organisation or a person, or names. */
  about: string;
}

/** Whether someone could ask for a visit at all, as far as their roles tell. */
export function mayAsk(person: AskingPerson): boolean {
  return organisationIdsAs(person, 'lead', 'coordinator').length > 0 || takesPart(person);
}

/** What someone can ask for a visit for: the organisations and networks they speak for, engagements they schedule, pairings they are in, editions to which a team of theirs goes. */
export async function listSources(person: AskingPerson): Promise<SourceChoice[]> {
  const speaksFor = organisationIdsAs(person, 'lead', 'coordinator');
  const [names, engagements, pairings, editions] = await Promise.all([
    Promise.all(speaksFor.map((id) => readOrganisation(person, id))),
    Promise.all(organisationIdsAs(person, 'coordinator').map((id) => listEngagements(person, id, engagementsQuerySchema.parse({})))),
    listPairings(person),
    speaksFor.length > 0 ? listVisitingEditions(person) : [],
  ]);
  return [
    ...names.map(({ id, name }) => ({ value: `organisation:${id}`, kind: 'organisation' as const, about: name })),
    ...engagements.flatMap((list) => list.engagements.map(({ id, organisations }) => ({ value: `engagement:${id}`, kind: 'engagement' as const, about: organisations.join(', ') }))),
    ...editions.map(({ id, name }) => ({ value: `edition:${id}`, kind: 'edition' as const, about: name })),
    ...pairings.filter(({ state, other }) => other !== null && ['active', 'paused', 'closing'].includes(state)).map(({ id, other }) => ({ value: `pairing:${id}`, kind: 'pairing' as const, about: other ?? '' })),
  ];
}

/** Also of whoever was paired before they had another role. */
async function listPairings(person: AskingPerson) {
  return takesPart(person) || (await isPaired(person)) ? (await readMentoringHome(person)).pairings : [];
}

/** One of them, with the people who could come, and what holds it and them until a visit is asked for. What is not theirs is not there. @throws NotFound, Refusal */
export async function findSource(person: AskingPerson, value: string): Promise<{ kind: VisitSource; id: string; people: { id: string; name: string }[]; hold: HoldComing }> {
  const [, kind, id = ''] = SOURCE.exec(value) ?? [];
  if (kind === 'organisation' && organisationIdsAs(person, 'lead', 'coordinator').includes(id)) return { kind, id, people: await listThoseOf(id), hold: (tx, people) => holdThoseOf(tx, id, { askedBy: person.id, people }) };
  if (kind === 'engagement') return { kind, id, people: (await readScheduling(person, id)).attendees.filter(({ part }) => part !== 'site').map(({ id: one, name }) => ({ id: one, name })), hold: async (tx, people) => void (await holdThoseWithPart(tx, id, [person.id, ...people])) };
  if (kind === 'pairing') return { kind, id, people: (await findGoingOn(person, id)).people.map(({ id: one, name }) => ({ id: one, name })), hold: async (tx) => void (await holdGoingOn(tx, id)) };
  if (kind === 'edition') return { kind, id, people: await listEditionVisitors(person, id), hold: (tx, people) => holdThoseGoing(tx, id, people) };
  throw new NotFound();
}
