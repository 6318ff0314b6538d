import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { PlanLine } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { saysTheSame, type PlanLineEntry, type PlanLineFields } from './action-plan-forms.ts';
import { isWritable, mayPresent, PLAN_LINE_MOVES, PLAN_MOVES, type PlanLineMove, type PlanMove } from './action-plan-life.ts';
import { planAbilities } from './action-plan-policy.ts';
import { sealLine, unsealLine } from './action-plan-safe.server.ts';
import { findHeardPlan, findOwnPlan, findPlan, type FoundPlan } from './action-plan.server.ts';
import { holdEdition } from './editions.server.ts';

/** How many lines a plan has, those that were removed among them. */
const MOST_LINES = 60;

/** Holds a plan for the rest of the transaction, as it is written. @throws Refusal once it was presented, or its edition is closed */
async function holdToWrite(tx: Transaction, { teamId, edition }: FoundPlan): Promise<void> {
  const { state } = await holdEdition(tx, edition.id);
  const [row] = await tx.$queryRaw<{ state: 'writing' | 'presented' }[]>`select state::text from action_plan where team_id = ${teamId}::uuid for update`;
  if (!isWritable(state, row?.state ?? 'writing')) throw new Refusal('academy.goingHome.refusals.fixed');
}

/** Adds an empty line to the plan of one's own team, which begins with its first. @throws NotFound, Refusal */
export async function addLine(person: AskingPerson, teamId: string): Promise<string> {
  const plan = await findOwnPlan(person, teamId);
  const id = newId();
  await inTransaction(async (tx) => {
    await holdToWrite(tx, plan);
    await tx.actionPlan.createMany({ data: [{ teamId, createdAt: now() }], skipDuplicates: true });
    if ((await tx.planLine.count({ where: { teamId } })) >= MOST_LINES) throw new Refusal('academy.goingHome.refusals.manyLines', { count: MOST_LINES });
    await tx.planLine.create({ data: { id, teamId, createdAt: now(), editedAt: now(), editedById: person.id }, select: { id: true } });
  });
  return id;
}

/** A line of a plan that somebody reads. @throws NotFound */
export async function findLine(person: AskingPerson, id: string): Promise<{ plan: FoundPlan; row: PlanLine }> {
  // Asked for together with who may see it: one of others is looked for as long as one of nobody.
  const row = await database().planLine.findFirst({ where: { id, plan: { is: { team: { is: within(planAbilities(person), 'seePlan', 'EditionTeam') } } } } });
  if (!row) throw new NotFound();
  const plan = await findPlan(person, row.teamId);
  // What was removed is there for those alone who can put it back.
  if (!plan.reads || (row.state === 'removed' && !plan.mayWrite)) throw new NotFound();
  return { plan, row };
}

/** The same, for who writes it. @throws NotFound; Refusal for who reads it in another part, and once it was presented */
export async function findWritten(person: AskingPerson, id: string): Promise<{ plan: FoundPlan; row: PlanLine }> {
  const { plan, row } = await findLine(person, id);
  if (!plan.writes) throw new Refusal('academy.goingHome.refusals.teamOnly');
  if (!plan.mayWrite) throw new Refusal('academy.goingHome.refusals.fixed');
  return { plan, row };
}

/** A line as its page shows it to those who write it. @throws NotFound, Refusal */
export async function readLine(person: AskingPerson, id: string) {
  const { plan, row } = await findWritten(person, id);
  if (row.state === 'removed') throw new Refusal('academy.goingHome.refusals.removed');
  return { id, teamId: plan.teamId, edit: row.edit, editedAt: row.editedAt.toISOString(), values: unsealLine(await openSafe(plan.organisation.id), row) };
}

export type SavedLine = { state: 'saved'; version: number; savedAt: string } | { state: 'conflict'; theirs: { version: number; fields: PlanLineFields } };

/**
 * Saves a line over the edit that its writer saw; over a newer one nothing is written, and that one is returned. What was sent
 * twice, or says the same as what stands, is saved. @throws NotFound, Refusal
 */
export async function saveLine(person: AskingPerson, id: string, { edit, ...entry }: PlanLineEntry): Promise<SavedLine> {
  const { plan } = await findWritten(person, id);
  const safe = await openSafe(plan.organisation.id);
  const at = now();
  const isSaved = await inTransaction(async (tx) => {
    await holdToWrite(tx, plan);
    const { count } = await tx.planLine.updateMany({ where: { id, edit, state: 'kept' }, data: { ...sealLine(safe, id, entry), support: entry.support, edit: edit + 1, editedAt: at, editedById: person.id } });
    return count > 0;
  });
  if (isSaved) return { state: 'saved', version: edit + 1, savedAt: at.toISOString() };
  const row = await database().planLine.findUniqueOrThrow({ where: { id } });
  if (row.state === 'removed') throw new Refusal('academy.goingHome.refusals.removed');
  const fields = unsealLine(safe, row);
  return saysTheSame(fields, entry) ? { state: 'saved', version: row.edit, savedAt: row.editedAt.toISOString() } : { state: 'conflict', theirs: { version: row.edit, fields } };
}

/** Removes a line, or puts one back. Nothing of its words is lost by either, whoever writes meanwhile. @throws NotFound; Refusal when it is removed, or there, already, or fixed */
export async function moveLine(person: AskingPerson, id: string, move: PlanLineMove): Promise<string> {
  const { plan } = await findWritten(person, id);
  await inTransaction(async (tx) => {
    await holdToWrite(tx, plan);
    const row = await tx.planLine.findUniqueOrThrow({ where: { id } });
    if (!(PLAN_LINE_MOVES[move].from as readonly string[]).includes(row.state)) throw new Refusal('academy.editions.refusals.notNow');
    await tx.planLine.update({ where: { id }, data: { state: PLAN_LINE_MOVES[move].to, editedAt: now(), editedById: person.id }, select: { id: true } });
  });
  return plan.teamId;
}

/** Marks a plan as presented, or takes that back. @throws NotFound; Refusal for who sees it in another part, and when it is not the time */
export async function movePlan(person: AskingPerson, teamId: string, move: PlanMove): Promise<string> {
  const { edition, organisation } = await findHeardPlan(person, teamId);
  await inTransaction(async (tx) => {
    const held = await holdEdition(tx, edition.id);
    const [row] = await tx.$queryRaw<{ state: 'writing' | 'presented' }[]>`select state::text from action_plan where team_id = ${teamId}::uuid for update`;
    const lines = await tx.planLine.count({ where: { teamId, state: 'kept' } });
    if (!row || !mayPresent(move, held.state, row.state, lines)) throw new Refusal('academy.editions.refusals.notNow');
    const isPresented = move === 'present';
    await tx.actionPlan.update({ where: { teamId }, data: { state: PLAN_MOVES[move].to, presentedAt: isPresented ? now() : null, presentedById: isPresented ? person.id : null }, select: { teamId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: organisation.id, kind: isPresented ? 'plan.presented' : 'plan.resumed', subjectType: 'team', subjectId: teamId });
  });
  return edition.id;
}
