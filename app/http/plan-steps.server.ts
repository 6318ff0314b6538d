import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { findWanted, listSteps, takeStep, type PlanStepTaken, type WantedSupport } from '#app/domain/academy/editions/plan-support.server.ts';
import { findVisit, isOffOrGone } from '#app/domain/academy/sites/visits.server.ts';
import { readRequestForm, saveRequest, startAnother } from '#app/domain/assistance/asking.server.ts';
import { findRequest } from '#app/domain/assistance/requests.server.ts';
import { isNominationOver, nominate, readNominations } from '#app/domain/mentoring/nominations.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';

/** What became of a line of a plan: where it is read and how far it has come, both only for who may see that. */
export interface ToldStep {
  kind: WantedSupport;
  at: string;
  state: string | null;
  to: string | null;
  /** Whether nothing came of it, so that it can be asked for again. */
  isOver: boolean;
}

/**
 * A line of a plan that wants something, for who leads the organisation: `taken` is what became of it, and where nothing came of that, `insteadOf` is and the
 * line is open again. @throws NotFound, Refusal
 */
export async function findOpenLine(person: AskingPerson, lineId: string, kind: WantedSupport) {
  const wanted = await findWanted(person, lineId, kind);
  const { taken } = wanted;
  const isOver = taken !== null && (await cameToNothing(person, { kind, subjectId: taken.subjectId }));
  return { ...wanted, taken: isOver ? null : (taken?.subjectId ?? null), insteadOf: isOver ? taken : null };
}

/** Whether what was asked for has ended without anything coming of it: so it is for whoever may ask again, whether or not they are shown what became of it. */
async function cameToNothing(person: AskingPerson, { kind, subjectId }: Pick<PlanStepTaken, 'kind' | 'subjectId'>): Promise<boolean> {
  if (kind === 'visit') return isOffOrGone(subjectId);
  if (kind === 'mentoring') return isNominationOver(subjectId);
  return ['declined', 'withdrawn'].includes((await seeing(() => findRequest(person, subjectId)))?.state ?? '');
}

const joined = (...texts: readonly string[]) => texts.filter((text) => text !== '').join('\n\n');

/** Makes a request for assistance of a line: a draft of the organisation, filled in with the line's words. Returns its page. @throws NotFound, Refusal */
export async function askForAssistance(person: AskingPerson, lineId: string): Promise<string> {
  const { plan, line, taken, insteadOf } = await findOpenLine(person, lineId, 'assistance');
  if (taken) return `/requests/${taken}`;
  const id = await takeStep(person, plan, lineId, 'assistance', async () => {
    const draft = await startAnother(person, plan.organisation.id);
    const { written } = await readRequestForm(person, draft);
    const { changedAt: _, ...entry } = written;
    const saved = await saveRequest(person, draft, { ...entry, form: entry.form || null, need: joined(line.wanted, line.problem, line.activity), takingPart: joined(line.who, line.byWhen) }, async () => []);
    // Somebody opened it in the moment before its words stood there, and wrote: then the line can be asked for again.
    if (saved.state !== 'saved') throw new Refusal('assistance.refusals.notNow');
    return draft;
  }, insteadOf);
  return `/requests/${id}/edit`;
}

/** Whom a line could have nominated: the organisation's emerging leaders, of whom those of the team stand first. @throws NotFound, Refusal */
export async function readNominating(person: AskingPerson, lineId: string) {
  const { plan, line, taken, insteadOf, team } = await findOpenLine(person, lineId, 'mentoring');
  const { people } = await readNominations(person, plan.organisation.id);
  const open = people.filter(({ nomination }) => !nomination?.isOpen && nomination?.state !== 'confirmed').map(({ id, pseudonym }) => ({ id, pseudonym, isOfTeam: team.includes(id) }));
  return { plan, line, isTaken: taken !== null, insteadOf, people: open.sort((a, b) => Number(b.isOfTeam) - Number(a.isOfTeam)) };
}

/** Nominates somebody for a line. @throws NotFound for who is not among them; Refusal */
export async function nominateFor(person: AskingPerson, lineId: string, personId: string): Promise<string> {
  const { plan, people, isTaken, insteadOf } = await readNominating(person, lineId);
  if (isTaken) throw new Refusal('academy.goingHome.refusals.askedAlready');
  if (!people.some(({ id }) => id === personId)) throw new NotFound();
  await takeStep(person, plan, lineId, 'mentoring', async () => {
    await nominate(person, plan.organisation.id, personId);
    const made = (await readNominations(person, plan.organisation.id)).people.find(({ id }) => id === personId)?.nomination;
    if (!made) throw new NotFound();
    return made.id;
  }, insteadOf);
  return plan.teamId;
}

/** What became of the lines of a plan that somebody reads, by the line. Of what one may not see only those who wrote the plan, or lead its organisation, hear that it was asked for. */
export async function tellSteps(person: AskingPerson, { teamId, organisation, reads, isOwn, may }: { teamId: string; organisation: { id: string }; reads: boolean; isOwn: boolean; may: { ask: boolean } }): Promise<Record<string, ToldStep>> {
  const steps = reads ? await listSteps(teamId) : [];
  const told = await Promise.all(
    steps.map(async (step) => {
      const shown = await seen(person, organisation.id, step);
      return [step, shown, (shown !== null || may.ask) && (await cameToNothing(person, step))] as const;
    }),
  );
  return Object.fromEntries(told.flatMap(([{ lineId, kind, at }, shown, isOver]) => (shown || isOwn ? [[lineId, { kind, at, state: shown?.state ?? null, to: shown?.to ?? null, isOver }]] : [])));
}

async function seen(person: AskingPerson, organisationId: string, { kind, subjectId }: Pick<PlanStepTaken, 'kind' | 'subjectId'>): Promise<{ state: string; to: string } | null> {
  return seeing(async () => {
    if (kind === 'assistance') return { state: (await findRequest(person, subjectId)).state, to: `/requests/${subjectId}` };
    if (kind === 'visit') return { state: (await findVisit(person, subjectId)).row.state, to: `/visits/${subjectId}` };
    const made = (await readNominations(person, organisationId)).people.find(({ nomination }) => nomination?.id === subjectId)?.nomination;
    return made ? { state: made.state, to: `/organisations/${organisationId}/nominations` } : null;
  });
}

async function seeing<T>(find: () => Promise<T>): Promise<T | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
