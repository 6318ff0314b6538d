import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';
import { dayOf, findEdition, holdEdition } from './editions.server.ts';
import { dayAt, isRead, isWritten, type RunningPart } from './running-model.ts';

/** What somebody does in an edition that runs. */
export interface EditionPart {
  edition: Edition;
  /** Coordinates or teaches. */
  leads: boolean;
  /** Their own place, where their team is selected and they have said yes. */
  delegateId: string | null;
  /** The day at the place, as `2026-11-23`. */
  today: string;
}

/**
 * The part that somebody has in an edition from selecting on: its coordinators, its faculty, and who has said yes in a team that is
 * selected. To everyone else, whatever else they see of the edition, there is no such page. @throws NotFound; Refusal for who has a part, before that
 */
export async function findPart(person: AskingPerson, id: string): Promise<EditionPart> {
  const edition = await findEdition(person, id);
  const part = await partIn(person, edition);
  if (!part) throw new NotFound();
  if (!isRead(edition.state)) throw new Refusal('academy.running.refusals.notNow');
  return part;
}

/** The same of an edition that somebody sees; null for who has no part in it. */
export async function partIn(person: AskingPerson, edition: Edition): Promise<EditionPart | null> {
  const organisationIds = person.memberships.map(({ organisationId }) => organisationId);
  const [teaches, own] = await Promise.all([
    actsAs(person, 'trainer', edition.networkId) ? database().editionTrainer.count({ where: { editionId: edition.id, personId: person.id } }) : 0,
    database().editionDelegate.findFirst({ where: { personId: person.id, state: 'confirmed', team: { is: { editionId: edition.id, state: 'selected', organisationId: { in: organisationIds } } } }, select: { id: true } }),
  ]);
  const leads = teaches > 0 || actsAs(person, 'coordinator', edition.networkId);
  return leads || own ? { edition, leads, delegateId: own?.id ?? null, today: dayIn(edition.zone, now()) } : null;
}

/** The same, for what only coordinators and faculty do. @throws NotFound; Refusal for who has another part */
export async function findLeading(person: AskingPerson, id: string): Promise<EditionPart> {
  const part = await findPart(person, id);
  if (!part.leads) throw new Refusal('academy.running.refusals.facultyOnly');
  return part;
}

/** The same, for what only those do who go there. @throws NotFound; Refusal for who has another part */
export async function findGoing(person: AskingPerson, id: string): Promise<EditionPart & { delegateId: string }> {
  const part = await findPart(person, id);
  if (!part.delegateId) throw new Refusal('academy.running.refusals.delegatesOnly');
  return { ...part, delegateId: part.delegateId };
}

/** A day of an edition by its number. @throws NotFound where it has no such day */
export function dayOfEdition({ startsOn, endsOn }: Pick<Edition, 'startsOn' | 'endsOn'>, number: number): string {
  const day = dayAt({ startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) }, number);
  if (!day) throw new NotFound();
  return day;
}

/** Holds an edition into which somebody is about to write. @throws Refusal in a state in which that is not done */
export async function holdWhile(tx: Transaction, id: string, part: RunningPart): Promise<Edition> {
  const edition = await holdEdition(tx, id);
  if (!isWritten(part, edition.state)) throw new Refusal('academy.running.refusals.notNow');
  return edition;
}
