import { saveTogether } from '#app/domain/assessment/answering.server.ts';
import { completeAssessment } from '#app/domain/assessment/completion.server.ts';
import { criteriaOf } from '#app/domain/assessment/instrument.ts';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { openAssessment, startAssessment } from '#app/domain/assessment/start.server.ts';
import type { AnswerEntry } from '#app/domain/assessment/model.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { setClock } from '#app/platform/clock.server.ts';

interface Scene {
  lead: AskingPerson;
  organisationId: string;
  participants?: readonly AskingPerson[];
  mode?: 'together' | 'each_first';
  components?: readonly string[];
  /** How the answer to the i-th criterion reads. */
  answer?: (i: number) => Partial<AnswerEntry>;
  /** By when it is to be done. */
  dueOn?: Date;
  /** When it happened. */
  at?: Date;
}

/** Starts an assessment and opens it, through the same doors as a person. */
export async function makeOpenAssessment({ lead, organisationId, participants = [lead], mode = 'together', components, dueOn, at }: Scene): Promise<string> {
  if (at) setClock(() => at);
  const { instrument } = await readNewestInstrument();
  const id = await startAssessment(lead, organisationId, { mode, components: [...(components ?? instrument.components.map((part) => part.id))], dueOn: dueOn ?? null, participants: participants.map((one) => one.id) });
  await openAssessment(lead, id);
  if (at) setClock();
  return id;
}

/** Answers everything as the person (their own answers, or the group's). */
export async function answerAll(person: AskingPerson, id: string, components: readonly string[] | undefined, answer: (i: number) => Partial<AnswerEntry>, version = 0): Promise<void> {
  const { instrument } = await readNewestInstrument();
  const criteria = criteriaOf(instrument, components ?? instrument.components.map((part) => part.id));
  await saveTogether(person, id, criteria.map((criterion, i) => ({ criterion: criterion.id, choice: String(i % 5) as AnswerEntry['choice'], note: '', evidence: '', version, ...answer(i) })));
}

/** A completed assessment: started, answered together, completed. */
export async function makeCompletedAssessment(scene: Scene): Promise<string> {
  const id = await makeOpenAssessment({ ...scene, mode: 'together' });
  if (scene.at) setClock(() => scene.at ?? new Date());
  await answerAll(scene.lead, id, scene.components, scene.answer ?? (() => ({})));
  await completeAssessment(scene.lead, id, true);
  if (scene.at) setClock();
  return id;
}
