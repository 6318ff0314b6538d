import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Safe } from '#app/platform/encryption.server.ts';
import type { Goal, GoalStep } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { MOST_GOALS, type GoalEntry } from './goal-form.ts';
import { GOAL_MOVES, mayMove } from './model.ts';
import { findGoingOn, findPairing, holdGoingOn, isGoingOn, type Standing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { mentoringAbilities } from './policy.ts';
import { firstLevel, latestLevel, progressOf } from './progress.ts';

const placeOf = (field: 'why' | 'evidence', rowId: string) => ({ model: 'goal', field, rowId });
const placeOfStep = (field: 'text' | 'evidence', rowId: string) => ({ model: 'goal_step', field, rowId });
const placeOfChange = (rowId: string) => ({ model: 'goal_change', field: 'before', rowId });

const toldStep = ({ id, text, evidence, dueOn, doneAt }: GoalStep, safe: Safe) => ({ id, text: safe.unseal(text, placeOfStep('text', id)), evidence: safe.unseal(evidence, placeOfStep('evidence', id)) ?? '', dueOn: dueOn?.toISOString().slice(0, 10) ?? null, doneAt: doneAt?.toISOString() ?? null });

function toldGoal(row: Goal, safe: Safe) {
  const { id, competency, startLevel, wantedLevel, state, version, createdAt, settledAt } = row;
  return { id, competency, startLevel, wantedLevel, state, version, createdAt: createdAt.toISOString(), settledAt: settledAt?.toISOString() ?? null, why: safe.unseal(row.why, placeOf('why', id)) ?? '', evidence: safe.unseal(row.evidence, placeOf('evidence', id)) ?? '' };
}

/** The goals of a pairing, the open ones first, with what has come of each; both of the two read them. @throws NotFound */
export async function listGoals(person: AskingPerson, pairingId: string) {
  const standing = await findPairing(person, pairingId);
  const [rows, ratings, safe] = await Promise.all([
    database().goal.findMany({ where: { pairingId }, relationLoadStrategy: 'join', orderBy: [{ state: 'asc' }, { createdAt: 'asc' }], include: { steps: { orderBy: { position: 'asc' } } } }),
    database().levelRating.findMany({ where: { pairingId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { competency: true, level: true, ratedBy: true } }),
    openPairing(pairingId),
  ]);
  const goals = rows.map(({ steps, ...row }) => {
    const level = latestLevel(ratings, row.competency, 'mentee') ?? row.startLevel;
    return { ...toldGoal(row, safe), level, mentorLevel: latestLevel(ratings, row.competency, 'mentor'), mentorFirst: firstLevel(ratings, row.competency, 'mentor'), steps: steps.map((step) => toldStep(step, safe)), progress: progressOf(row, level, steps) };
  });
  return { standing, goals, may: { add: standing.part === 'mentee' && isGoingOn(standing), rate: isGoingOn(standing) && goals.length > 0 } };
}

/** A goal with its steps and what it was before, the latest first: a page of it. @throws NotFound */
export async function readGoal(person: AskingPerson, id: string, page = 1) {
  const { pairingId, _count } = await findGoal(person, id);
  const [{ standing, goals }, changes, safe] = await Promise.all([
    listGoals(person, pairingId),
    database().goalChange.findMany({ where: { goalId: id }, relationLoadStrategy: 'join', orderBy: [{ at: 'desc' }, { id: 'desc' }], ...cutOf({ page }), include: { by: { select: { pseudonym: true } } } }),
    openPairing(pairingId),
  ]);
  const goal = goals.find((one) => one.id === id);
  if (!goal) throw new NotFound();
  const isOwner = standing.part === 'mentee' && isGoingOn(standing);
  const history = changes.map(({ id: changeId, kind, at, by, before }) => ({ id: changeId, kind, at: at.toISOString(), by: by?.pseudonym ?? null, before: before === null ? null : (JSON.parse(safe.unseal(before, placeOfChange(changeId))) as Record<string, string | number | null>) }));
  return { standing, goal, history, page, pages: pagesOf(_count.changes), may: { change: isOwner && goal.state === 'open', reach: isOwner && mayMove(GOAL_MOVES, 'reach', goal.state), takeUp: isOwner && mayMove(GOAL_MOVES, 'takeUp', goal.state) } };
}

/** A goal, where the person is one of its two. @throws NotFound */
async function findGoal(person: AskingPerson, id: string): Promise<Goal & { _count: { changes: number } }> {
  const goal = await database().goal.findFirst({ where: { id, pairing: { is: within(mentoringAbilities(person), 'live', 'Pairing') } }, relationLoadStrategy: 'join', include: { _count: { select: { changes: true } } } });
  if (!goal) throw new NotFound();
  return goal;
}

/** The same, for what only the mentee does, while the pairing goes on. @throws NotFound, Refusal */
export async function findOwnGoal(person: AskingPerson, id: string): Promise<{ goal: Goal; standing: Standing }> {
  const goal = await findGoal(person, id);
  return { goal, standing: await asMentee(person, goal.pairingId) };
}

/** For what only the mentee does. @throws NotFound, Refusal */
export async function asMentee(person: AskingPerson, pairingId: string): Promise<Standing> {
  const standing = await findGoingOn(person, pairingId);
  if (standing.part !== 'mentee') throw new Refusal('mentoring.refusals.menteeOnly');
  return standing;
}

/** Keeps what a goal was before it changes. */
export async function keepChange(tx: Transaction, { goalId, byId, kind, before, safe }: { goalId: string; byId: string; kind: string; before: Record<string, string | number | null> | null; safe: Safe }): Promise<void> {
  const id = newId();
  await tx.goalChange.create({ data: { id, goalId, byId, kind, at: now(), before: before && safe.seal(JSON.stringify(before), placeOfChange(id)) }, select: { id: true } });
}

/** Sets a goal; where it starts is the mentee's own rating of that day. @throws NotFound, Refusal */
export async function addGoal(person: AskingPerson, pairingId: string, entry: GoalEntry): Promise<string> {
  await asMentee(person, pairingId);
  const id = newId();
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, pairingId);
    if ((await tx.goal.count({ where: { pairingId, state: 'open' } })) >= MOST_GOALS) throw new Refusal('mentoring.refusals.manyGoals', { count: MOST_GOALS });
    const [safe, at] = [await openPairing(pairingId, tx), now()];
    await tx.goal.create({ data: { id, pairingId, ...sealGoal(entry, safe, id), createdAt: at, changedAt: at }, select: { id: true } });
    await tx.levelRating.create({ data: { id: newId(), pairingId, competency: entry.competency, level: entry.startLevel, ratedBy: 'mentee', at }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'goal.set', subjectType: 'pairing', subjectId: pairingId });
  });
  return id;
}

function sealGoal({ competency, startLevel, wantedLevel, why, evidence }: GoalEntry, safe: Safe, id: string) {
  return { competency, startLevel, wantedLevel, why: safe.seal(why || null, placeOf('why', id)), evidence: safe.seal(evidence || null, placeOf('evidence', id)) };
}

/** Changes a goal, and keeps what it was, where anything in it changed. @throws NotFound; Refusal when it was changed meanwhile, or is settled */
export async function changeGoal(person: AskingPerson, id: string, entry: GoalEntry): Promise<void> {
  const { goal } = await findOwnGoal(person, id);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, goal.pairingId);
    const row = await tx.goal.findUniqueOrThrow({ where: { id } });
    if (row.version !== entry.version) throw new Refusal('mentoring.refusals.changedMeanwhile');
    if (row.state !== 'open') throw new Refusal('mentoring.refusals.notNow');
    const safe = await openPairing(goal.pairingId, tx);
    const { competency, startLevel, wantedLevel, why, evidence } = toldGoal(row, safe);
    if (competency === entry.competency && startLevel === entry.startLevel && wantedLevel === entry.wantedLevel && why === entry.why && evidence === entry.evidence) return;
    await keepChange(tx, { goalId: id, byId: person.id, kind: 'changed', before: { competency, startLevel, wantedLevel, why, evidence }, safe });
    await tx.goal.update({ where: { id }, data: { ...sealGoal(entry, safe, id), version: row.version + 1, changedAt: now() }, select: { id: true } });
    await correctStart(tx, row, entry);
  });
}

/**
 * Where a goal starts is the mentee's own rating of the day on which it was set: put right in the goal, it is put right there as well, or
 * the correction would count as growth. Once they rated themselves again, what was rated before stays.
 */
async function correctStart(tx: Transaction, { pairingId, competency, startLevel, createdAt }: Goal, entry: GoalEntry): Promise<void> {
  if (entry.startLevel === startLevel && entry.competency === competency) return;
  const [first, ...later] = await tx.levelRating.findMany({ where: { pairingId, competency, ratedBy: 'mentee', at: { gte: createdAt } }, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: 2, select: { id: true } });
  if (first && later.length === 0) await tx.levelRating.update({ where: { id: first.id }, data: { competency: entry.competency, level: entry.startLevel }, select: { id: true } });
}

/** The mentee says that a goal is reached, lets it go, or takes it up again. @throws NotFound, Refusal */
export async function settleGoal(person: AskingPerson, id: string, move: keyof typeof GOAL_MOVES): Promise<void> {
  const { goal } = await findOwnGoal(person, id);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, goal.pairingId);
    const row = await tx.goal.findUniqueOrThrow({ where: { id }, select: { state: true, version: true } });
    if (!mayMove(GOAL_MOVES, move, row.state)) throw new Refusal('mentoring.refusals.notNow');
    await keepChange(tx, { goalId: id, byId: person.id, kind: move, before: null, safe: await openPairing(goal.pairingId, tx) });
    await tx.goal.update({ where: { id }, data: { state: GOAL_MOVES[move].to, settledAt: move === 'takeUp' ? null : now(), version: row.version + 1, changedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: `goal.${GOAL_MOVES[move].to}`, subjectType: 'pairing', subjectId: goal.pairingId });
  });
}
