import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { pageOf, searchFor } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { NominationState } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import type { NominationsQuery } from './lists.ts';
import { mayMove, NOMINATION_MOVES } from './model.ts';
import { mentoringAbilities } from './policy.ts';

/** An organisation's emerging leaders in the order of their names, those whom the words name that are searched for, each with how far a nomination of theirs has come; for its leads. @throws NotFound */
export async function readNominations(person: AskingPerson, organisationId: string, q = '') {
  assertLeads(person, organisationId);
  const [organisation, people] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { id: true, name: true } }),
    database().person.findMany({
      where: { suspendedAt: null, memberships: { some: { organisationId, role: 'emerging_leader', endedAt: null } }, AND: searchFor(q) },
      relationLoadStrategy: 'join',
      orderBy: [{ searchText: 'asc' }, { id: 'asc' }],
      // Whether someone was placed is theirs to tell: a lead reads no further than that they said yes. That somebody asked for themselves is no lead's to know.
      select: { id: true, pseudonym: true, nominations: { where: { organisationId, isOwn: false }, orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, state: true } } },
    }),
  ]);
  // How far one has come is that of the latest nomination, which a database would be asked for person by person: an organisation's people are few.
  return { organisation, people: people.map(({ nominations: [latest], ...one }) => ({ ...one, nomination: latest ? { id: latest.id, state: latest.state === 'placed' ? ('confirmed' as const) : latest.state, isOpen: latest.state === 'nominated' } : null })) };
}

/**
 * Whether somebody else can be named in place of a nomination: it was declined, withdrawn or erased, or whom it names is no emerging leader of the organisation any more. Whether they
 * were placed makes no difference: that is theirs to tell.
 */
export async function isNominationOver(id: string): Promise<boolean> {
  const found = await database().nomination.findUnique({ where: { id }, select: { state: true, personId: true, organisationId: true } });
  if (!found || found.state === 'declined' || found.state === 'withdrawn') return true;
  const { personId, organisationId } = found;
  return (await database().membership.count({ where: { personId, organisationId, role: 'emerging_leader', endedAt: null, person: { is: { suspendedAt: null } } } })) === 0;
}

/** The same as a list of them is asked for. @throws NotFound */
export async function listNominations(person: AskingPerson, organisationId: string, query: NominationsQuery) {
  const { organisation, people: told } = await readNominations(person, organisationId, query.q);
  const { rows, ...counted } = pageOf(told.filter(({ nomination }) => query.state === '' || query.state === (nomination?.state ?? 'none')), query, ({ pseudonym }) => pseudonym, { name: ({ pseudonym }) => pseudonym });
  return { organisation, ...counted, people: rows };
}

/** Nominating is for the leads of an organisation: to everyone else it is not there. @throws NotFound */
export function assertLeads(person: AskingPerson, organisationId: string): void {
  if (!actsAs(person, 'lead', organisationId)) throw new NotFound();
}

/** Names an emerging leader of one's organisation: it is theirs to say yes. @throws NotFound, Refusal */
export async function nominate(person: AskingPerson, organisationId: string, personId: string): Promise<void> {
  assertLeads(person, organisationId);
  const held = await database().membership.findFirst({ where: { personId, organisationId, role: 'emerging_leader', endedAt: null, person: { suspendedAt: null }, organisation: { networkId: { not: null } } }, select: { id: true } });
  if (!held) throw new NotFound();
  // Who said yes once asks for themselves from then on: a lead is not told whether they were placed. Nor whether another organisation was told yes.
  if ((await database().nomination.count({ where: { personId, organisationId, isOwn: false, state: { in: ['confirmed', 'placed'] } } })) > 0) throw new Refusal('mentoring.refusals.nominatedAlready');
  await inTransaction(async (tx) => {
    if (!(await open(tx, { personId, organisationId, nominatedById: person.id, state: 'nominated' }, person.id))) throw new Refusal('mentoring.refusals.nominatedAlready');
  });
}

/** Asks for a mentor for oneself, in the organisation in which one is an emerging leader. @throws NotFound, Refusal */
export async function askForMentor(person: AskingPerson): Promise<void> {
  const organisationId = homeOf(person);
  if (!organisationId) throw new NotFound();
  await assertProfile(person.id);
  await assertUnpaired(person.id);
  await inTransaction(async (tx) => {
    if (!(await waitIn(tx, person, organisationId, person.id))) throw new Refusal('mentoring.refusals.waitsAlready');
  });
}

/** The organisation, within a network, in which somebody is an emerging leader. */
function homeOf(person: AskingPerson): string | null {
  return person.memberships.find(({ role, networkId }) => role === 'emerging_leader' && networkId !== null)?.organisationId ?? null;
}

/** The same for who has said what they look for as well, and so can wait for a mentor at once; else null. */
export async function findHomeToWaitIn(person: AskingPerson): Promise<string | null> {
  return (await database().menteeProfile.count({ where: { personId: person.id, version: { gt: 0 } } })) > 0 ? homeOf(person) : null;
}

/** Lets somebody wait who asks for themselves; false where they wait already. @param actor null where who did it is to be told nowhere */
export function waitIn(tx: Transaction, person: AskingPerson, organisationId: string, actor: string | null): Promise<boolean> {
  return open(tx, { personId: person.id, organisationId, nominatedById: null, state: 'confirmed' }, actor);
}

async function assertProfile(personId: string): Promise<void> {
  if ((await database().menteeProfile.count({ where: { personId, version: { gt: 0 } } })) === 0) throw new Refusal('mentoring.refusals.profileFirst');
}

async function assertUnpaired(personId: string): Promise<void> {
  if ((await database().pairing.count({ where: { menteeId: personId, state: { not: 'closed' } } })) > 0) throw new Refusal('mentoring.refusals.pairedAlready');
}

/** False where there is one already. */
async function open(tx: Transaction, named: { personId: string; organisationId: string; nominatedById: string | null; state: NominationState }, actor: string | null): Promise<boolean> {
  const id = newId();
  // Held, so that an organisation that moves at this moment takes it along.
  const [home] = await tx.$queryRaw<{ networkId: string | null }[]>`select network_id::text as "networkId" from organisation where id = ${named.organisationId}::uuid for share`;
  if (!home?.networkId) throw new NotFound();
  const isOwn = named.nominatedById === null;
  const { count } = await tx.nomination.createMany({ data: [{ id, ...named, isOwn, networkId: home.networkId, createdAt: now(), answeredAt: isOwn ? now() : null }], skipDuplicates: true });
  if (count === 0) return false;
  await recordActivity(tx, { actor, organisationId: null, kind: isOwn ? 'nomination.confirmed' : 'nomination.made', subjectType: 'nomination', subjectId: id });
  return true;
}

/** Says yes or no to a nomination of one's own. To say yes, one first says what one looks for. @throws NotFound, Refusal */
export async function answerNomination(person: AskingPerson, id: string, answer: 'confirm' | 'decline'): Promise<void> {
  const found = await database().nomination.findFirst({ where: { AND: [{ id }, within(mentoringAbilities(person), 'answer', 'Nomination')] }, select: { id: true } });
  if (!found) throw new NotFound();
  if (answer === 'confirm') {
    await assertProfile(person.id);
    await assertUnpaired(person.id);
  }
  await move(person, { id, personId: person.id }, answer, { answeredAt: now() });
}

/** Takes a nomination back: the one who is named, or a lead of their organisation as long as they have not said yes. @throws NotFound, Refusal */
export async function withdrawNomination(person: AskingPerson, id: string): Promise<{ isOwn: boolean; organisationId: string }> {
  const abilities = mentoringAbilities(person);
  const found = await database().nomination.findFirst({ where: { AND: [{ id }, { OR: [within(abilities, 'answer', 'Nomination'), within(abilities, 'withdraw', 'Nomination')] }] }, select: { personId: true, state: true, organisationId: true } });
  if (!found) throw new NotFound();
  const isOwn = found.personId === person.id;
  if (!isOwn && found.state !== 'nominated') throw new Refusal('mentoring.refusals.theirsNow');
  await move(person, { id, personId: found.personId }, 'withdraw', { endedAt: now() });
  return { isOwn, organisationId: found.organisationId };
}

async function move(person: AskingPerson, { id, personId }: { id: string; personId: string }, move: 'confirm' | 'decline' | 'withdraw', data: { answeredAt?: Date; endedAt?: Date }): Promise<void> {
  const { from, to } = NOMINATION_MOVES[move];
  await inTransaction(async (tx) => {
    // Whoever waits no more is asked about nobody: what waits lapses.
    if (move === 'withdraw') await holdProposalsOf(tx, personId);
    // All of whoever is named: of two to which they say yes at once, they wait by one.
    const rows = await tx.$queryRaw<{ id: string; state: NominationState }[]>`select id::text, state::text from nomination where person_id = ${personId}::uuid order by id for update`;
    const row = rows.find((one) => one.id === id);
    if (move === 'confirm' && rows.some((one) => one.state === 'confirmed' && one.id !== id)) throw new Refusal('mentoring.refusals.waitsAlready');
    if (!row || !mayMove(NOMINATION_MOVES, move, row.state)) throw new Refusal('mentoring.refusals.notNow');
    await tx.nomination.updateMany({ where: { id, state: { in: [...from] } }, data: { state: to, ...data } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: `nomination.${to}`, subjectType: 'nomination', subjectId: id });
  });
}

/** Holds what waits for somebody's answer, before anything by which they wait is held: in the order in which an answer holds them. */
export async function holdProposalsOf(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`select 1 from proposal where state = 'waiting' and (mentee_id = ${personId}::uuid or mentor_id = ${personId}::uuid) order by id for update`;
}
