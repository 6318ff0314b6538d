import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import type { Meeting, Pairing, Prisma } from '#app/platform/generated/client.ts';
import { mayMove, MEETING_MOVES, PAIRING_MOVES, type MeetingMove, type PairingMove } from './model.ts';
import { mentoringAbilities } from './policy.ts';

/** What someone is in a pairing. */
export type Part = 'mentee' | 'mentor';

/** One of the two, with the zone of their clock. */
export interface OneOfTwo {
  id: string;
  name: string;
  zone: string;
  part: Part;
}

/** A pairing as one of the two stands in it. */
export interface Standing {
  pairing: Pairing;
  part: Part;
  /** Null once the other's account is gone. */
  other: OneOfTwo | null;
  /** Who is there of the two, the mentee first. */
  people: OneOfTwo[];
}

const ZONED = { id: true, pseudonym: true, timeZone: true, availability: { select: { zone: true } } } as const;

/** A pairing as one of its two people sees it; it does not exist for anyone else. @throws NotFound; Refusal once what they wrote was erased */
export async function findPairing(person: AskingPerson, id: string): Promise<Standing> {
  const standing = await findStanding(person, id);
  if (standing.pairing.erasedAt) throw new Refusal('mentoring.refusals.erased');
  return standing;
}

/** The same, also where nothing is left of it but that it was. @throws NotFound */
export async function findStanding(person: AskingPerson, id: string): Promise<Standing> {
  const found = await database().pairing.findFirst({
    where: { AND: [{ id }, within(mentoringAbilities(person), 'live', 'Pairing')] },
    relationLoadStrategy: 'join',
    include: { mentee: { select: ZONED }, mentor: { select: ZONED } },
  });
  if (!found) throw new NotFound();
  const { mentee, mentor, ...pairing } = found;
  const tell = (one: typeof mentee, part: Part): OneOfTwo => ({ id: one.id, name: one.pseudonym, zone: one.availability?.zone ?? one.timeZone ?? 'UTC', part });
  const people = [tell(mentee, 'mentee'), ...(mentor ? [tell(mentor, 'mentor')] : [])];
  return { pairing, part: pairing.menteeId === person.id ? 'mentee' : 'mentor', other: people.find(({ id: one }) => one !== person.id) ?? null, people };
}

/** Whether someone is one of the two of a pairing that has not ended, whatever else they are here by now. */
export async function isPaired({ id }: AskingPerson): Promise<boolean> {
  return (await database().pairing.findFirst({ where: { state: { not: 'closed' }, OR: [{ menteeId: id }, { mentorId: id }] }, select: { id: true } })) !== null;
}

/** Whether the two work together now. */
export function isGoingOn({ pairing: { state } }: Pick<Standing, 'pairing'>): boolean {
  return state === 'active' || state === 'paused' || state === 'closing';
}

/** The same, for what goes on only while the pairing does. @throws NotFound, Refusal */
export async function findGoingOn(person: AskingPerson, id: string): Promise<Standing> {
  const standing = await findPairing(person, id);
  if (!isGoingOn(standing)) throw new Refusal(standing.pairing.state === 'accepted' ? 'mentoring.refusals.agreementFirst' : 'mentoring.refusals.over');
  return standing;
}

/**
 * Holds a pairing for one of its two until the transaction ends, and reads how it stands then: whoever writes in it begins with this,
 * so that nothing comes in while it is erased. @throws NotFound once it is gone; Refusal once it was erased
 */
export async function holdPairing(tx: Transaction, id: string): Promise<Pairing> {
  const held = await lockPairing(tx, id);
  if (held.erasedAt) throw new Refusal('mentoring.refusals.erased');
  return held;
}

/** The same, for what is done only while the two work together. @throws NotFound, Refusal */
export async function holdGoingOn(tx: Transaction, id: string): Promise<Pairing> {
  const held = await holdPairing(tx, id);
  if (!isGoingOn({ pairing: held })) throw new Refusal('mentoring.refusals.over');
  return held;
}

/** The same for whoever watches over it, erased or not. @throws NotFound once it is gone */
export async function lockPairing(tx: Transaction, id: string): Promise<Pairing> {
  await tx.$queryRaw`select 1 from pairing where id = ${id}::uuid for update`;
  const held = await tx.pairing.findUnique({ where: { id } });
  if (!held) throw new NotFound();
  return held;
}

/** Holds it and makes a move of its life, where the table has it from where it stands now. @throws Refusal */
export async function movePairing(tx: Transaction, id: string, move: PairingMove, data: Prisma.PairingUncheckedUpdateInput = {}): Promise<Pairing> {
  const held = await holdPairing(tx, id);
  if (!mayMove(PAIRING_MOVES, move, held.state)) throw new Refusal('mentoring.refusals.notNow');
  return tx.pairing.update({ where: { id }, data: { ...data, state: PAIRING_MOVES[move].to } });
}

/** The same for a meeting. @throws Refusal */
export async function moveMeeting(tx: Transaction, id: string, move: MeetingMove, data: Prisma.MeetingUncheckedUpdateInput = {}): Promise<Meeting> {
  const [held] = await tx.$queryRaw<{ state: string }[]>`select state::text from meeting where id = ${id}::uuid for update`;
  if (!held || !mayMove(MEETING_MOVES, move, held.state)) throw new Refusal('mentoring.refusals.notNow');
  return tx.meeting.update({ where: { id }, data: { ...data, state: MEETING_MOVES[move].to } });
}
