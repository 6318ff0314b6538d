import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { isZone } from '#app/domain/calendar/zone.ts';
import { pageOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Edition, Prisma } from '#app/platform/generated/client.ts';
import type { EditionState } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import type { EditionEntry } from './edition-forms.ts';
import type { EditionsQuery } from './edition-lists.ts';
import { editionAbilities } from './edition-policy.ts';
import { nameEditions, placeOfEdition } from './edition-safe.server.ts';

/** How many editions a list looks through: their names are sealed, and searched once they are open. */
const MOST_LISTED = 500;

const LISTED = { id: true, networkId: true, name: true, state: true, startsOn: true, endsOn: true, teams: true, placesPerTeam: true, network: { select: { name: true } } } as const;

/** A day as it is written: `2026-11-23`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Whether the last day of an edition has begun at the place. */
export function hasLastDayCome({ endsOn, zone }: Pick<Edition, 'endsOn' | 'zone'>, at: Date): boolean {
  return dayIn(zone, at) >= dayOf(endsOn);
}

async function tellListed(rows: readonly (Pick<Edition, 'id' | 'networkId' | 'name' | 'state' | 'startsOn' | 'endsOn' | 'teams' | 'placesPerTeam'> & { network: { name: string } })[]) {
  const names = await nameEditions(rows);
  return rows.map(({ id, state, startsOn, endsOn, teams, placesPerTeam, network }) => ({ id, state, name: names.get(id) ?? '', network: network.name, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), places: teams * placesPerTeam }));
}

/** The editions that a network hosts, for its coordinators. @throws NotFound */
export async function listNetworkEditions(person: AskingPerson, networkId: string, query: EditionsQuery) {
  const network = await findOwnNetwork(person, networkId);
  return { network, ...(await listEditions({ networkId }, query)) };
}

/** The editions in which someone has a part, whichever it is. */
export async function listOwnEditions(person: AskingPerson, query: EditionsQuery) {
  return listEditions(within(editionAbilities(person), 'read', 'Edition'), query);
}

async function listEditions(among: Prisma.EditionWhereInput, query: EditionsQuery) {
  const rows = await database().edition.findMany({ where: { AND: [among, query.state ? { state: query.state as EditionState } : {}] }, relationLoadStrategy: 'join', orderBy: [{ startsOn: 'desc' }, { id: 'asc' }], take: MOST_LISTED, select: LISTED });
  const { rows: editions, ...counted } = pageOf(await tellListed(rows), query, ({ name }) => name, { starts: ({ startsOn }) => startsOn, name: ({ name }) => name });
  return { ...counted, editions };
}

/** A network for which someone coordinates. @throws NotFound */
export async function findOwnNetwork(person: AskingPerson, networkId: string) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  return database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true, languages: true } });
}

/** An edition that someone sees, for whatever part of theirs. @throws NotFound */
export async function findEdition(person: AskingPerson, id: string): Promise<Edition> {
  const found = await database().edition.findFirst({ where: { AND: [{ id }, within(editionAbilities(person), 'read', 'Edition')] } });
  if (!found) throw new NotFound();
  return found;
}

/** The same, for what only the coordinators of its network do. @throws NotFound; Refusal for who sees it in another part */
export async function findCoordinated(person: AskingPerson, id: string): Promise<Edition> {
  const edition = await findEdition(person, id);
  if (!actsAs(person, 'coordinator', edition.networkId)) throw new Refusal('academy.editions.refusals.coordinatorsOnly');
  return edition;
}

/** Holds an edition for the rest of the transaction: whoever else would change it waits. */
export async function holdEdition(tx: Transaction, id: string): Promise<Edition> {
  await tx.$queryRaw`select 1 from edition where id = ${id}::uuid for update`;
  return tx.edition.findUniqueOrThrow({ where: { id } });
}

/** Sets up an edition, as a draft that only the coordinators see. @throws NotFound, Refusal by the field */
export async function setUpEdition(person: AskingPerson, networkId: string, entry: EditionEntry): Promise<string> {
  await findOwnNetwork(person, networkId);
  const id = newId();
  await inTransaction(async (tx) => {
    const fields = await fieldsOf(tx, networkId, id, entry);
    await tx.edition.create({ data: { id, networkId, ...fields, createdById: person.id, createdAt: now(), changedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'edition.setUp', subjectType: 'edition', subjectId: id });
  });
  return id;
}

/** What a form says of an edition, as it is kept. @throws Refusal for a curriculum or a zone that there is not */
export async function fieldsOf(tx: Transaction, networkId: string, id: string, { name, programme, curriculum, startsOn, endsOn, zone, languages, teams, placesPerTeam, currency }: EditionEntry) {
  if (!isZone(zone)) throw new Refusal('calendar.errors.zone');
  const found = await tx.curriculum.findUnique({ where: { slug: curriculum }, select: { id: true } });
  if (!found) throw new Refusal('academy.editions.refusals.noCurriculum');
  const safe = await openSafe(networkId, tx);
  return { name: safe.seal(name, placeOfEdition('name', id)), programme: safe.seal(programme, placeOfEdition('programme', id)), curriculumId: found.id, startsOn: new Date(startsOn), endsOn: new Date(endsOn), zone, languages: [...languages], teams, placesPerTeam, currency };
}
