import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { findStanding, findStandingOf } from './standing.server.ts';
import { PLAN_TOPICS, TOPICS } from './topics.ts';

const COMPONENTS: readonly string[] = TOPICS.slice(PLAN_TOPICS);

function placeOf(rowId: string) {
  return { model: 'follow_up', field: 'changed', rowId };
}

/** The check-ins of an engagement, with the components and assessments that show what changed. The provider sees none. @throws NotFound */
export async function listFollowUps(person: AskingPerson, engagementId: string) {
  const standing = await findStanding(person, engagementId);
  const { isCoordinator, leads, engagement, organisations, requestIds } = standing;
  if (!isCoordinator && leads.length === 0) throw new NotFound();
  const [found, priorities] = await Promise.all([
    database().followUp.findMany({ where: { engagementId, ...(isCoordinator ? {} : { organisationId: { in: leads } }) }, orderBy: [{ organisationId: 'asc' }, { month: 'asc' }] }),
    database().requestPriority.findMany({ where: { requestId: { in: requestIds } }, relationLoadStrategy: 'join', select: { assessmentId: true, componentKey: true, request: { select: { organisationId: true } } } }),
  ]);
  const chosen = engagement.topics.filter((topic) => COMPONENTS.includes(topic));
  return {
    standing,
    began: engagement.createdAt,
    groups: await Promise.all(
      organisations
        .filter(({ id }) => found.some(({ organisationId }) => organisationId === id))
        .map(async ({ id, name }) => {
          const safe = await openSafe(id);
          const picked = priorities.filter(({ request }) => request.organisationId === id);
          const about = COMPONENTS.filter((one) => chosen.includes(one) || picked.some(({ componentKey }) => componentKey === one));
          return {
            organisation: { id, name },
            // Help with how an organisation is run may show in any of them.
            components: about.length > 0 ? about : COMPONENTS,
            /** Assessments that the request was built on. */
            named: [...new Set(picked.map(({ assessmentId }) => assessmentId))],
            followUps: found.filter(({ organisationId }) => organisationId === id).map(({ id: followUpId, month, dueOn, state, changed, assessmentId, answeredAt }) => ({ id: followUpId, month, dueOn, state, answeredAt, assessmentId, changed: safe.unseal(changed, placeOf(followUpId)), isDue: state === 'due' && dueOn <= now(), mayAnswer: state === 'due' && dueOn <= now() && leads.includes(id), mayName: state === 'answered' && assessmentId === null && leads.includes(id) })),
          };
        }),
    ),
  };
}

/** One check-in, among the rest of its engagement. @throws NotFound */
export async function readFollowUp(person: AskingPerson, id: string) {
  const { engagement } = await findStandingOf(person, { followUps: { some: { id } } });
  const { groups, standing, began } = await listFollowUps(person, engagement.id);
  const group = groups.find(({ followUps }) => followUps.some((one) => one.id === id));
  const followUp = group?.followUps.find((one) => one.id === id);
  if (!group || !followUp) throw new NotFound();
  return { standing, began, group, followUp };
}

/** An organisation says what changed, from its day on: before, there is nothing to look back on. `assessmentId` must have been checked by the caller. */
export async function answerFollowUp(person: AskingPerson, id: string, { changed, assessmentId }: { changed: string; assessmentId: string | null }): Promise<string> {
  const { followUp, group, standing } = await readFollowUp(person, id);
  if (!standing.leads.includes(group.organisation.id)) throw new Refusal('assistance.sessions.refusals.notYours');
  if (!followUp.mayAnswer) throw new Refusal(followUp.state === 'answered' ? 'assistance.followUps.refusals.answered' : 'assistance.followUps.refusals.notYet');
  const sealed = (await openSafe(group.organisation.id)).seal(changed, placeOf(id));
  await inTransaction(async (tx) => {
    const { count } = await tx.followUp.updateMany({ where: { id, state: 'due' }, data: { state: 'answered', changed: sealed, assessmentId, personId: person.id, answeredAt: now() } });
    if (count === 0) throw new Refusal('assistance.sessions.refusals.notNow');
    await recordActivity(tx, { actor: person.id, organisationId: group.organisation.id, kind: 'followUp.answered', subjectType: 'engagement', subjectId: standing.engagement.id });
  });
  return standing.engagement.id;
}

/** The assessment that shows what changed is often completed after one has said it: it is named once. `assessmentId` must have been checked by the caller. */
export async function nameAssessment(person: AskingPerson, id: string, assessmentId: string): Promise<string> {
  const { followUp, group, standing } = await readFollowUp(person, id);
  if (!standing.leads.includes(group.organisation.id)) throw new Refusal('assistance.sessions.refusals.notYours');
  if (!followUp.mayName) throw new Refusal('assistance.sessions.refusals.notNow');
  await inTransaction(async (tx) => {
    const { count } = await tx.followUp.updateMany({ where: { id, state: 'answered', assessmentId: null }, data: { assessmentId } });
    if (count === 0) throw new Refusal('assistance.sessions.refusals.notNow');
    await recordActivity(tx, { actor: person.id, organisationId: group.organisation.id, kind: 'followUp.assessmentNamed', subjectType: 'engagement', subjectId: standing.engagement.id });
  });
  return standing.engagement.id;
}
