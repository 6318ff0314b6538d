import type { z } from 'zod';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { findOrganisation } from '#app/domain/network/organisations.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { findAssessmentAsLead, holdAssessment, holdForMove } from './assessments.server.ts';
import { readNewestInstrument } from './instrument.server.ts';
import { MOST_PARTICIPANTS, type startSchema } from './model.ts';
import { leadsIn } from './policy.ts';

const inOrganisation = (organisationId: string) => ({ suspendedAt: null, memberships: { some: { organisationId, endedAt: null } } });

/**
 * The people of an organisation who can be invited to take part, by pseudonym, each once: whoever was already, and of the others as
 * many as one page holds. `more`: there are others still.
 */
export async function listPossibleParticipants(organisationId: string, chosen: readonly string[] = []): Promise<{ people: { id: string; pseudonym: string }[]; more: boolean }> {
  const among = (where: object, take: number) => database().person.findMany({ where: { AND: [inOrganisation(organisationId), where] }, orderBy: { pseudonym: 'asc' }, take, select: { id: true, pseudonym: true } });
  const [first, invited] = await Promise.all([among({}, MOST_PARTICIPANTS + 1), chosen.length > 0 ? among({ id: { in: [...chosen] } }, MOST_PARTICIPANTS) : []]);
  const offered = first.slice(0, MOST_PARTICIPANTS);
  return { people: [...invited.filter(({ id }) => !offered.some((one) => one.id === id)), ...offered], more: first.length > MOST_PARTICIPANTS };
}

/** @throws NotFound when one of these is no member of the organisation */
async function assertMembers(organisationId: string, people: readonly string[]): Promise<void> {
  const ids = [...new Set(people)];
  if (ids.length > 0 && (await database().person.count({ where: { AND: [inOrganisation(organisationId), { id: { in: ids } }] } })) !== ids.length) throw new NotFound();
}

/** What a lead chooses from to start one. @throws NotFound, and Refusal for who does not lead */
export async function readStart(person: AskingPerson, organisationId: string) {
  const { id, name, kind } = await findOrganisation(person, organisationId);
  if (kind !== 'national' && kind !== 'local') throw new NotFound();
  if (!leadsIn(person, id)) throw new Refusal('assessment.refusals.leadOnly');
  const [{ instrument }, { people, more }] = await Promise.all([readNewestInstrument(), listPossibleParticipants(id)]);
  return { organisation: { id, name }, components: instrument.components.map((part) => ({ id: part.id, name: part.name, criteria: part.criteria.length })), people, more };
}

/** A day to be done by that has passed reminds nobody; one that was set long ago may stand. */
function assertAhead(dueOn: Date | null | undefined, standing: Date | null = null): void {
  if (!dueOn || dueOn.getTime() === standing?.getTime()) return;
  // Somewhere on earth it is still yesterday's date.
  if (dueOn.getTime() < Date.parse(`${new Date(now().getTime() - 12 * 3_600_000).toISOString().slice(0, 10)}T00:00:00Z`)) throw new Refusal('assessment.refusals.dayPast');
}

/** A lead starts an assessment, as a draft. Returns its id. */
export async function startAssessment(person: AskingPerson, organisationId: string, entry: z.output<typeof startSchema>): Promise<string> {
  const { components } = await readStart(person, organisationId);
  const chosen = components.map(({ id }) => id).filter((id) => entry.components.includes(id));
  if (chosen.length !== new Set(entry.components).size) throw new Refusal('ui.forms.errors.choose');
  await assertMembers(organisationId, entry.participants);
  assertAhead(entry.dueOn);
  const { id: instrumentId } = await readNewestInstrument();
  const id = newId();
  await inTransaction(async (tx) => {
    await tx.assessment.create({ data: { id, organisationId, instrumentId, mode: entry.mode, components: chosen, dueOn: entry.dueOn, startedById: person.id, createdAt: now() }, select: { id: true } });
    await inviteAll(tx, id, entry.participants);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.started', subjectType: 'assessment', subjectId: id });
  });
  return id;
}

/** Invites whoever is not yet: all of them at one instant, by which they are found again. Returns how many. */
async function inviteAll(tx: Transaction, assessmentId: string, people: readonly string[]): Promise<number> {
  const invitedAt = now();
  const { count } = await tx.participant.createMany({ data: [...new Set(people)].map((personId) => ({ assessmentId, personId, invitedAt })), skipDuplicates: true });
  return count;
}

/**
 * Sets who takes part and, where it is given, by when. Whoever is left out loses sight of it at once; what they had answered alone goes
 * with them. Once the group began to talk all stay who they are, also when it answers alone again: by how the answers lie apart with
 * someone and without, one would read theirs.
 */
export async function setParticipants(person: AskingPerson, id: string, people: readonly string[], dueOn?: Date | null): Promise<void> {
  const assessment = await findAssessmentAsLead(person, id);
  await assertMembers(assessment.organisationId, people);
  await inTransaction(async (tx) => {
    const { state, consensusAt } = await holdAssessment(tx, id);
    if (state === 'completed' || state === 'withdrawn') throw new Refusal('assessment.refusals.notNow');
    assertAhead(dueOn, assessment.dueOn);
    if (dueOn !== undefined) await tx.assessment.update({ where: { id }, data: { dueOn }, select: { id: true } });
    if (consensusAt !== null) return assertSamePeople(tx, assessment, people);
    await tx.answer.deleteMany({ where: { assessmentId: id, personId: { notIn: [...people], not: null } } });
    await tx.participant.deleteMany({ where: { assessmentId: id, personId: { notIn: [...people] } } });
    const joined = await inviteAll(tx, id, people);
    const happened = { actor: person.id, organisationId: assessment.organisationId, subjectType: 'assessment', subjectId: id };
    await recordActivity(tx, { ...happened, kind: 'assessment.participantsSet' });
    // A draft is seen by nobody but its leads: those hear of it when it is opened.
    if (joined > 0 && state !== 'draft') await recordActivity(tx, { ...happened, kind: 'assessment.joined' });
  });
}

/** Whoever left the organisation meanwhile is nobody's choice: what they answered stays. @throws Refusal */
async function assertSamePeople(tx: Transaction, { id, organisationId }: { id: string; organisationId: string }, people: readonly string[]): Promise<void> {
  const chosen = await tx.participant.findMany({ where: { assessmentId: id, person: inOrganisation(organisationId) }, select: { personId: true } });
  if (new Set(people).size !== chosen.length || !chosen.every(({ personId }) => people.includes(personId))) throw new Refusal('assessment.refusals.groupStands');
}

/** Opens a draft for answering. Somebody must be there to answer. */
export async function openAssessment(person: AskingPerson, id: string): Promise<void> {
  const { organisationId } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    await holdForMove(tx, id, 'open');
    if ((await tx.participant.count({ where: { assessmentId: id } })) === 0) throw new Refusal('assessment.refusals.nobodyInvited');
    await tx.assessment.update({ where: { id }, data: { state: 'answering' }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.opened', subjectType: 'assessment', subjectId: id });
  });
}
