import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { monthOf, type CheckInEntry } from './check-in-form.ts';
import { findGoingOn, findPairing, holdGoingOn, isGoingOn } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { raisePairing } from './raising.server.ts';

export const placeOfCheckIn = (rowId: string) => ({ model: 'check_in', field: 'text', rowId });

/** The person's own check-ins, the latest month first: what one answers is not shown to the other; and whether there are goals whose levels can be seen anew. @throws NotFound */
export async function listCheckIns(person: AskingPerson, pairingId: string) {
  const standing = await findPairing(person, pairingId);
  const [rows, openGoals, safe] = await Promise.all([database().checkIn.findMany({ where: { pairingId, personId: person.id }, orderBy: { month: 'desc' } }), database().goal.count({ where: { pairingId, state: 'open' } }), openPairing(pairingId)]);
  const checkIns = rows.map(({ id, month, useful, safe: isSafe, needs, text, addressed }) => ({ id, month: month.toISOString().slice(0, 10), useful, safe: isSafe, needs, text: safe.unseal(text, placeOfCheckIn(id)) ?? '', addressed }));
  const thisMonth = monthOf(now()).toISOString().slice(0, 10);
  return { standing, checkIns, thisMonth, current: checkIns.find(({ month }) => month === thisMonth) ?? null, may: { answer: isGoingOn(standing), rate: isGoingOn(standing) && openGoals > 0 } };
}

/**
 * Answers for this month, or answers it anew. Who does not feel safe is raised to the coordinators at once, and once more where they had
 * seen to what was raised before; they see a light, and
 * the text only where it is addressed to them. @throws NotFound, Refusal
 */
export async function checkIn(person: AskingPerson, pairingId: string, { useful, safe: isSafe, needs, text, addressed }: CheckInEntry): Promise<void> {
  await findGoingOn(person, pairingId);
  await inTransaction(async (tx) => {
    const { seenToAt } = await holdGoingOn(tx, pairingId);
    const month = monthOf(now());
    const before = await tx.checkIn.findUnique({ where: { pairingId_personId_month: { pairingId, personId: person.id, month } }, select: { id: true, safe: true, text: true, addressed: true } });
    const id = before?.id ?? newId();
    const safe = await openPairing(pairingId, tx);
    const said = { useful, safe: isSafe, needs, text: safe.seal(text || null, placeOfCheckIn(id)), addressed: addressed && text !== '', at: now() };
    // The same words given anew are told once.
    const isTold = said.addressed && !(before?.addressed && safe.unseal(before.text, placeOfCheckIn(id)) === text);
    if (before) await tx.checkIn.update({ where: { id }, data: said, select: { id: true } });
    else await tx.checkIn.create({ data: { id, pairingId, personId: person.id, month, ...said }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: isTold ? 'checkIn.addressed' : 'checkIn.given', subjectType: 'pairing', subjectId: pairingId });
    if (isSafe === 'no' && (before?.safe !== 'no' || seenToAt)) await raisePairing(tx, pairingId);
  });
}
