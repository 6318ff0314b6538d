import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import type { EvaluationEntry } from './closing-forms.ts';
import { findStanding, isGoingOn } from './standing.server.ts';

function placeOf(rowId: string) {
  return { model: 'evaluation', field: 'text', rowId };
}

/**
 * What the organisations said of the help. Their own people read their own, and who coordinates reads all of them. Whoever gave
 * the help, of whom it speaks, reads and gives none, whatever else they are to it. As it never changes it is given once there is something to tell of: a session
 * that was held, or an engagement that is closed. @throws NotFound
 */
export async function readEvaluations(person: AskingPerson, engagementId: string) {
  const standing = await findStanding(person, engagementId);
  const { isCoordinator, leads, organisations, engagement, hasGiven } = standing;
  if (!isCoordinator && leads.length === 0) throw new NotFound();
  if (hasGiven) return { standing, evaluations: [], isTooSoon: false, mayEvaluate: [] };
  const [held, found] = await Promise.all([
    database().assistanceSession.count({ where: { engagementId, state: 'held' } }),
    database().evaluation.findMany({ where: { engagementId, ...(isCoordinator ? {} : { organisationId: { in: leads } }) }, relationLoadStrategy: 'join', orderBy: { at: 'asc' }, include: { organisation: { select: { name: true } } } }),
  ]);
  const evaluations = await Promise.all(
    found.map(async ({ id, organisation, organisationId, usefulness, fit, respect, safety, text, at }) => ({ id, organisation: organisation.name, organisationId, levels: { usefulness, fit, respect, safety }, at, text: (await openSafe(organisationId)).unseal(text, placeOf(id)) })),
  );
  const isTime = engagement.state === 'closed' || (isGoingOn(standing) && held > 0);
  const own = organisations.filter(({ id }) => leads.includes(id));
  return { standing, evaluations, isTooSoon: own.length > 0 && !isTime && isGoingOn(standing), mayEvaluate: isTime ? own.filter(({ id }) => !found.some(({ organisationId }) => organisationId === id)) : [] };
}

/** An organisation evaluates the help that it had, once. It never changes afterwards. */
export async function evaluate(person: AskingPerson, engagementId: string, { organisation, text, ...levels }: EvaluationEntry): Promise<void> {
  const { standing, mayEvaluate, isTooSoon } = await readEvaluations(person, engagementId);
  if (standing.hasGiven || !standing.leads.includes(organisation)) throw new Refusal('assistance.sessions.refusals.notYours');
  if (isTooSoon) throw new Refusal('assistance.closing.refusals.tooSoon');
  if (!mayEvaluate.some(({ id }) => id === organisation)) throw new Refusal('assistance.closing.refusals.evaluated');
  const id = newId();
  const sealed = (await openSafe(organisation)).seal(text || null, placeOf(id));
  await inTransaction(async (tx) => {
    const { count } = await tx.evaluation.createMany({ data: [{ id, engagementId, organisationId: organisation, ...levels, text: sealed, personId: person.id, at: now() }], skipDuplicates: true });
    if (count === 0) throw new Refusal('assistance.closing.refusals.evaluated');
    await recordActivity(tx, { actor: person.id, organisationId: organisation, kind: 'evaluation.given', subjectType: 'engagement', subjectId: engagementId });
  });
}
