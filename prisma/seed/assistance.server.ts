import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { saveRequest, startRequest, submitRequest } from '#app/domain/assistance/asking.server.ts';
import type { RequestEntry } from '#app/domain/assistance/request-form.ts';
import { database } from '#app/platform/database.server.ts';

export type RequestScene = Partial<Omit<RequestEntry, 'version'>>;

const WHOLE: Omit<RequestEntry, 'version'> = {
  topics: ['governance'],
  need: 'Our board has not met since last year and nobody knows who may sign.',
  difference: 'The board meets every two months and members know what it decided.',
  priorities: [],
  takingPart: 'Five members of the board and two from the outreach team.',
  languages: ['en'],
  form: 'remote',
  earliestOn: null,
  latestOn: null,
  urgency: 'can_wait',
  urgencyReason: '',
  security: '',
};

/** A draft with all that a network needs, through the same doors as a person. */
export async function makeDraft(lead: AskingPerson, organisationId: string, scene: RequestScene = {}): Promise<string> {
  const id = await startRequest(lead, organisationId);
  const { version } = await database().assistanceRequest.findUniqueOrThrow({ where: { id }, select: { version: true } });
  const offered = (scene.priorities ?? []).map((key) => ({ assessmentId: key.split('/')[0] ?? '', criterionKey: key.split('/')[1] ?? '', componentKey: 'programme-management' }));
  await saveRequest(lead, id, { ...WHOLE, ...scene, version }, () => Promise.resolve(offered));
  return id;
}

/** A request that was sent. */
export async function makeRequest(lead: AskingPerson, organisationId: string, scene: RequestScene = {}): Promise<string> {
  const id = await makeDraft(lead, organisationId, scene);
  await submitRequest(lead, id);
  return id;
}

