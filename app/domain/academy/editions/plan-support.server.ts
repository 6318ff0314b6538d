import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { PlanSupport } from '#app/platform/generated/enums.ts';
import { findLine } from './action-plan-changes.server.ts';
import { unsealLine } from './action-plan-safe.server.ts';
import type { FoundPlan } from './action-plan.server.ts';

export type WantedSupport = Exclude<PlanSupport, 'none'>;

/** What was made of a line, by the id of what it became; other subjects know what that is. */
export interface PlanStepTaken {
  lineId: string;
  kind: WantedSupport;
  subjectId: string;
  at: string;
}

/** A line of a presented plan that asks for that support, for who leads the organisation. @throws NotFound; Refusal for who reads it in another part, and where it asks for something else */
export async function findWanted(person: AskingPerson, lineId: string, kind: WantedSupport) {
  const { plan, row } = await findLine(person, lineId);
  if (!plan.leads) throw new Refusal('academy.goingHome.refusals.leadsOnly');
  if (plan.state !== 'presented' || row.support !== kind) throw new Refusal('academy.editions.refusals.notNow');
  const [safe, step, team] = await Promise.all([
    openSafe(plan.organisation.id),
    database().planStep.findUnique({ where: { lineId } }),
    database().editionDelegate.findMany({ where: { teamId: plan.teamId, state: 'confirmed' }, select: { personId: true } }),
  ]);
  return { plan, line: unsealLine(safe, row), taken: step && step.subjectId !== lineId ? { subjectId: step.subjectId, at: step.at } : null, team: team.map(({ personId }) => personId) };
}

/** How long what is being made of a line is waited for, before it may be begun anew. */
const CLAIM = 60_000;

/**
 * Makes something of a line, once: of two at the same moment one makes it, and what could not be made can be made again. Until it is made the
 * line's own id stands in its place. `insteadOf` is what it became before, where nothing came of that. Returns what it became. @throws Refusal where it is made
 * already, or by someone else at this moment
 */
export async function takeStep(person: AskingPerson, { teamId, organisation }: FoundPlan, lineId: string, kind: WantedSupport, make: () => Promise<string>, insteadOf: { subjectId: string; at: Date } | null = null): Promise<string> {
  const at = now();
  const { count } = insteadOf ? await database().planStep.updateMany({ where: { lineId, subjectId: insteadOf.subjectId }, data: { subjectId: lineId, at } }) : await database().planStep.createMany({ data: [{ lineId, kind, subjectId: lineId, at }], skipDuplicates: true });
  const isOurs = count > 0 || (await database().planStep.updateMany({ where: { lineId, subjectId: lineId, at: { lt: new Date(at.getTime() - CLAIM) } }, data: { at } })).count > 0;
  if (!isOurs) throw new Refusal('academy.goingHome.refusals.askedAlready');
  try {
    const subjectId = await make();
    await inTransaction(async (tx) => {
      await tx.planStep.update({ where: { lineId }, data: { subjectId }, select: { lineId: true } });
      await recordActivity(tx, { actor: person.id, organisationId: organisation.id, kind: 'plan.supportAsked', subjectType: 'team', subjectId: teamId });
    });
    return subjectId;
  } catch (error) {
    const ours = { lineId, subjectId: lineId };
    await (insteadOf ? database().planStep.updateMany({ where: ours, data: insteadOf }) : database().planStep.deleteMany({ where: ours }));
    throw error;
  }
}

/** What was made of the lines of a plan. Whoever calls has made sure that it is read, and tells of each no more than its reader may see. */
export async function listSteps(teamId: string): Promise<PlanStepTaken[]> {
  const rows = await database().planStep.findMany({ where: { line: { is: { teamId } } }, orderBy: { at: 'asc' } });
  return rows.filter(({ lineId, subjectId }) => subjectId !== lineId).map(({ lineId, kind, subjectId, at }) => ({ lineId, kind: kind as WantedSupport, subjectId, at: at.toISOString() }));
}
