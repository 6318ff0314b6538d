import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { findLine } from './action-plan-changes.server.ts';
import { unsealLine } from './action-plan-safe.server.ts';
import { findPlan, type FoundPlan } from './action-plan.server.ts';
import { dayOf } from './editions.server.ts';
import type { PlanFollowUpEntry } from './plan-follow-up-forms.ts';
import { dueOn, FOLLOW_UP_MONTHS, isAnswerable, isFollowUpMonth, standingOf, type FollowUpMonth } from './plan-follow-ups.ts';

const placeOf = (lineId: string, month: number) => ({ model: 'plan_follow_up', field: 'words', rowId: `${lineId}/${month}` });
const today = () => now().toISOString().slice(0, 10);

/** Whether a plan is followed up: once it was presented, and its edition is over. */
function isFollowed({ state, edition }: FoundPlan): boolean {
  return state === 'presented' && (edition.state === 'finished' || edition.state === 'closed');
}

/** The follow-ups of a plan, as those who read it read them; none before its edition is over. @throws NotFound */
export async function listFollowUps(person: AskingPerson, teamId: string) {
  const plan = await findPlan(person, teamId);
  if (!plan.reads || !isFollowed(plan)) return [];
  const [safe, lines] = await Promise.all([openSafe(plan.organisation.id), database().planLine.findMany({ where: { teamId, state: 'kept' }, relationLoadStrategy: 'join', orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, followUps: true } })]);
  return FOLLOW_UP_MONTHS.map((month) => {
    const due = dueOn(dayOf(plan.edition.endsOn), month);
    const answers = lines.map(({ id, followUps }) => {
      const found = followUps.find((one) => one.month === month);
      return { lineId: id, answer: found ? { standing: found.standing, words: safe.unseal(found.words, placeOf(id, month)) ?? '' } : null };
    });
    const answered = answers.filter(({ answer }) => answer !== null).length;
    return { month, due, standing: standingOf(due, today(), answered, lines.length), mayAnswer: (plan.writes || plan.leads) && isAnswerable(due, today()), answers };
  });
}

/** One line at one of its follow-ups, for those who tell what became of it: its team, and who leads the organisation. @throws NotFound; Refusal for who reads it in another part, and before its time */
export async function readFollowUp(person: AskingPerson, lineId: string, month: number) {
  const { plan, row } = await findLine(person, lineId);
  if (!isFollowUpMonth(month) || !isFollowed(plan)) throw new NotFound();
  if (!plan.writes && !plan.leads) throw new Refusal('academy.goingHome.refusals.ownOnly');
  if (!isAnswerable(dueOn(dayOf(plan.edition.endsOn), month), today())) throw new Refusal('academy.editions.refusals.notNow');
  const [safe, found] = await Promise.all([openSafe(plan.organisation.id), database().planFollowUp.findUnique({ where: { lineId_month: { lineId, month } } })]);
  return { plan, month, line: { id: lineId, ...unsealLine(safe, row) }, edit: found?.edit ?? 0, values: { standing: found?.standing ?? '', words: found ? (safe.unseal(found.words, placeOf(lineId, month)) ?? '') : '' } };
}

/** Tells what became of a line, or tells it anew, over what was seen. Once all lines are told those who hear plans are. @throws NotFound; Refusal when it was told otherwise meanwhile */
export async function answerFollowUp(person: AskingPerson, lineId: string, month: FollowUpMonth, { standing, words, edit }: PlanFollowUpEntry): Promise<string> {
  const { plan } = await readFollowUp(person, lineId, month);
  const { teamId, organisation } = plan;
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from action_plan where team_id = ${teamId}::uuid for update`;
    const data = { standing, words: (await openSafe(organisation.id, tx)).seal(words || null, placeOf(lineId, month)), edit: edit + 1, answeredAt: now(), answeredById: person.id };
    const { count } = edit === 0 ? await tx.planFollowUp.createMany({ data: [{ lineId, month, ...data }], skipDuplicates: true }) : await tx.planFollowUp.updateMany({ where: { lineId, month, edit }, data });
    if (count === 0) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    const untold = await tx.planLine.count({ where: { teamId, state: 'kept', followUps: { none: { month } } } });
    if (edit === 0 && untold === 0) await recordActivity(tx, { actor: person.id, organisationId: organisation.id, kind: 'planFollowUp.answered', subjectType: 'team', subjectId: teamId });
  });
  return teamId;
}
