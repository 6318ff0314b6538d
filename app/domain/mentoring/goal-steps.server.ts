import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { Safe } from '#app/platform/encryption.server.ts';
import type { GoalStep } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { MOST_STEPS, type StepEntry } from './goal-form.ts';
import { asMentee, findOwnGoal, keepChange } from './goals.server.ts';
import { holdGoingOn } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { mentoringAbilities } from './policy.ts';

const placeOf = (field: 'text' | 'evidence', rowId: string) => ({ model: 'goal_step', field, rowId });

function sealStep({ text, evidence, dueOn }: StepEntry, safe: Safe, id: string) {
  return { text: safe.seal(text, placeOf('text', id)), evidence: safe.seal(evidence || null, placeOf('evidence', id)), dueOn };
}

function toldDay(day: Date | null): string {
  return day?.toISOString().slice(0, 10) ?? '';
}

function toldStep({ id, text, evidence, dueOn, doneAt }: GoalStep, safe: Safe) {
  return { text: safe.unseal(text, placeOf('text', id)), evidence: safe.unseal(evidence, placeOf('evidence', id)) ?? '', dueOn: toldDay(dueOn), done: doneAt !== null };
}

/** A step as its mentee takes it up. @throws NotFound, Refusal */
export async function readStep(person: AskingPerson, id: string) {
  const step = await database().goalStep.findFirst({ where: { id, goal: { is: { pairing: { is: within(mentoringAbilities(person), 'live', 'Pairing') } } } }, relationLoadStrategy: 'join', include: { goal: { select: { pairingId: true, competency: true, state: true } } } });
  if (!step) throw new NotFound();
  await asMentee(person, step.goal.pairingId);
  return { id, goalId: step.goalId, pairingId: step.goal.pairingId, competency: step.goal.competency, fields: toldStep(step, await openPairing(step.goal.pairingId)) };
}

/** Adds a step at the end. @throws NotFound, Refusal */
export async function addStep(person: AskingPerson, goalId: string, entry: StepEntry): Promise<void> {
  const { goal } = await findOwnGoal(person, goalId);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, goal.pairingId);
    const steps = await tx.goalStep.findMany({ where: { goalId }, select: { position: true } });
    if (steps.length >= MOST_STEPS) throw new Refusal('mentoring.refusals.manySteps', { count: MOST_STEPS });
    const id = newId();
    const safe = await openPairing(goal.pairingId, tx);
    await tx.goalStep.create({ data: { id, goalId, ...sealStep(entry, safe, id), doneAt: entry.done ? now() : null, position: Math.max(-1, ...steps.map(({ position }) => position)) + 1, createdAt: now() }, select: { id: true } });
    await keepChange(tx, { goalId, byId: person.id, kind: 'stepAdded', before: null, safe });
  });
}

/** Changes a step, and keeps what it was. @throws NotFound, Refusal */
export async function changeStep(person: AskingPerson, id: string, entry: StepEntry): Promise<string> {
  return alter(person, id, 'stepChanged', (safe, step) => (isSame(entry, toldStep(step, safe)) ? step : { ...sealStep(entry, safe, id), doneAt: entry.done ? (step.doneAt ?? now()) : null }));
}

function isSame(entry: StepEntry, step: ReturnType<typeof toldStep>): boolean {
  return entry.text === step.text && entry.evidence === step.evidence && toldDay(entry.dueOn) === step.dueOn && entry.done === step.done;
}

/** Says that a step is done, or not after all. @throws NotFound, Refusal */
export async function completeStep(person: AskingPerson, id: string, done: boolean): Promise<string> {
  return alter(person, id, done ? 'stepDone' : 'stepUndone', (_, step) => (done === (step.doneAt !== null) ? step : { doneAt: done ? now() : null }));
}

/** Takes a step away; the goal's history keeps it. @throws NotFound, Refusal */
export async function removeStep(person: AskingPerson, id: string): Promise<string> {
  return alter(person, id, 'stepRemoved', () => null);
}

/** Alters a step as `change` says: null takes it away, the step itself leaves all as it is. */
async function alter(person: AskingPerson, id: string, kind: string, change: (safe: Safe, step: GoalStep) => Partial<GoalStep> | null): Promise<string> {
  const { goalId, pairingId } = await readStep(person, id);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, pairingId);
    const step = await tx.goalStep.findUnique({ where: { id } });
    if (!step) throw new NotFound();
    const safe = await openPairing(pairingId, tx);
    const data = change(safe, step);
    if (data === step) return;
    const { text, evidence, dueOn } = toldStep(step, safe);
    await keepChange(tx, { goalId, byId: person.id, kind, before: { text, evidence, dueOn }, safe });
    if (data) await tx.goalStep.update({ where: { id }, data, select: { id: true } });
    else await tx.goalStep.delete({ where: { id }, select: { id: true } });
  });
  return goalId;
}
