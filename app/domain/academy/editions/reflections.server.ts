import { randomInt } from 'node:crypto';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';
import { dayOfEdition, findGoing, findPart, holdWhile } from './edition-part.server.ts';
import { dayOf } from './editions.server.ts';
import { reflectionFigures, reflectionStands, shuffled, type ReflectionAnswer, type ReflectionFigures } from './reflections.ts';
import { daysOf } from './running-model.ts';

const placeOfDay = (editionId: string, day: string) => ({ model: 'edition_reflection', field: 'answers', rowId: `${editionId} ${day}` });

/** A day's reflection: for who goes, whether they can answer or have; for coordinators and faculty, what came of it once it is over. @throws NotFound */
export async function readReflection(person: AskingPerson, id: string, number: number) {
  const { edition, leads, delegateId, today } = await findPart(person, id);
  const day = dayOfEdition(edition, number);
  const at = new Date(day);
  const [row, given] = await Promise.all([database().editionReflection.findUnique({ where: { editionId_day: { editionId: id, day: at } }, select: { isClosed: true } }), delegateId ? database().editionReflected.count({ where: { editionId: id, day: at, delegateId } }) : 0]);
  const stands = reflectionStands(day, today, edition.state, row?.isClosed ?? false);
  return { id, number, day, leads, goes: delegateId !== null, stands, hasGiven: given > 0, mayAnswer: delegateId !== null && stands === 'open' && given === 0, figures: leads && stands === 'over' ? await lookAt(edition, day) : null };
}

/**
 * Keeps what somebody says of today, so that nobody can tell that it was they: it is laid among what the others said, all of it is
 * shuffled and sealed as one, and that they have answered is written elsewhere, without a time. Nothing of it is in the log of
 * what happened. @throws NotFound; Refusal for who does not go, who has answered, and for any day but today
 */
export async function giveReflection(person: AskingPerson, id: string, number: number, { useful, voice, text }: ReflectionAnswer): Promise<void> {
  const { edition: seen, delegateId } = await findGoing(person, id);
  const day = dayOfEdition(seen, number);
  await inTransaction(async (tx) => {
    const edition = await holdWhile(tx, id, 'reflection');
    const row = await tx.editionReflection.findUnique({ where: { editionId_day: { editionId: id, day: new Date(day) } } });
    if (reflectionStands(day, dayIn(edition.zone, now()), edition.state, row?.isClosed ?? false) !== 'open') throw new Refusal('academy.running.refusals.notToday');
    const { count } = await tx.editionReflected.createMany({ data: [{ editionId: id, day: new Date(day), delegateId }], skipDuplicates: true });
    if (count === 0) throw new Refusal('academy.running.refusals.reflected');
    const answers = shuffled([...(await unsealDay(tx, edition, day, row?.answers ?? null)), { useful, voice, text }], (most) => randomInt(most));
    const sealed = (await openSafe(edition.networkId, tx)).seal(JSON.stringify(answers), placeOfDay(id, day));
    await tx.editionReflection.upsert({ where: { editionId_day: { editionId: id, day: new Date(day) } }, create: { editionId: id, day: new Date(day), answers: sealed }, update: { answers: sealed }, select: { day: true } });
  });
}

async function unsealDay(tx: Transaction, { id, networkId }: Pick<Edition, 'id' | 'networkId'>, day: string, answers: string | null): Promise<ReflectionAnswer[]> {
  const opened = (await openSafe(networkId, tx)).unseal(answers, placeOfDay(id, day));
  return opened === null ? [] : (JSON.parse(opened) as ReflectionAnswer[]);
}

/** What came of a day that is over. The first look ends it for good, whatever becomes of the edition's days; of fewer than five nothing is shown, and what they said is thrown away. */
async function lookAt({ id, networkId }: Pick<Edition, 'id' | 'networkId'>, day: string): Promise<ReflectionFigures | null> {
  const where = { editionId_day: { editionId: id, day: new Date(day) } };
  const seen = await database().editionReflection.findUnique({ where });
  if (seen?.isClosed) return reflectionFigures(await unsealDay(database(), { id, networkId }, day, seen.answers));
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from edition where id = ${id}::uuid for update`;
    const row = await tx.editionReflection.findUnique({ where });
    const figures = reflectionFigures(await unsealDay(tx, { id, networkId }, day, row?.answers ?? null));
    const closed = { isClosed: true, ...(figures ? {} : { answers: null }) };
    if (!row?.isClosed) await tx.editionReflection.upsert({ where, create: { editionId: id, day: new Date(day), ...closed }, update: closed, select: { day: true } });
    return figures;
  });
}

/**
 * What came of each day of an edition that is over, for its report: counts by level, and nothing of fewer than five; without what
 * was written, which is for those who lead it. Whoever calls has made sure that it may be read.
 */
export async function readReflectionFigures(editionId: string): Promise<{ day: string; figures: Omit<ReflectionFigures, 'texts'> | null }[]> {
  const edition = await database().edition.findUniqueOrThrow({ where: { id: editionId } });
  const today = dayIn(edition.zone, now());
  const told = [];
  for (const day of daysOf({ startsOn: dayOf(edition.startsOn), endsOn: dayOf(edition.endsOn) })) {
    const figures = reflectionStands(day, today, edition.state, false) === 'over' ? await lookAt(edition, day) : null;
    told.push({ day, figures: figures && { people: figures.people, useful: figures.useful, voice: figures.voice } });
  }
  return told;
}
