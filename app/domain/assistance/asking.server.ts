import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { holdOpen } from '#app/domain/network/organisations.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { AssistanceRequest, Organisation, RequestPriority } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { RequestEntry } from './request-form.ts';
import { holdRequest, moveRequest } from './moving.server.ts';
import { asksFor } from './policy.ts';
import { findRequest, sealSecurity, sealText, unsealSecurity, unsealTexts, type FoundRequest } from './requests.server.ts';
import { missingInRequest, sameWords } from './whole.ts';

/** A priority of one of the organisation's own completed assessments. Assessment is a sibling: whoever calls says which there are. */
export interface OwnPriority {
  assessmentId: string;
  criterionKey: string;
  componentKey: string;
}
export type OwnPriorities = (organisationId: string) => Promise<readonly OwnPriority[]>;

/** A request as its form holds it. */
export type WrittenRequest = Omit<RequestEntry, 'form'> & { form: RequestEntry['form'] | ''; changedAt: Date };
export type SavedRequest = { state: 'saved'; version: number; savedAt: string; isDraft: boolean } | { state: 'conflict'; theirs: WrittenRequest } | { state: 'incomplete'; errors: Record<string, string> };

/** Until it is decided what is asked may be changed. */
const SENT_AND_OPEN = ['submitted', 'clarifying'] as const;
const CHANGEABLE = ['draft', ...SENT_AND_OPEN] as const;

export function mayChange(request: Pick<FoundRequest, 'asks' | 'state'>): boolean {
  return request.asks && (CHANGEABLE as readonly string[]).includes(request.state);
}

async function findToChange(person: AskingPerson, id: string): Promise<FoundRequest> {
  const request = await findRequest(person, id);
  if (!request.asks) throw new Refusal('assistance.refusals.notYours');
  if (!mayChange(request)) throw new Refusal('assistance.refusals.closed');
  return request;
}

/**
 * Begins a draft for an organisation that the person leads, or for the regional network that they coordinate. One that was
 * begun and never written on is taken up again. Returns its id. @throws NotFound
 */
export async function startRequest(person: AskingPerson, organisationId: string): Promise<string> {
  if (!asksFor(person).includes(organisationId)) throw new NotFound();
  const untouched = await database().assistanceRequest.findFirst({ where: { organisationId, state: 'draft', version: 1, startedById: person.id, organisation: { closedAt: null } }, select: { id: true } });
  return untouched?.id ?? startAnother(person, organisationId);
}

/** The same, and a draft of its own each time: for words that come from elsewhere and would otherwise meet others in one. @throws NotFound */
export async function startAnother(person: AskingPerson, organisationId: string): Promise<string> {
  if (!asksFor(person).includes(organisationId)) throw new NotFound();
  const organisation = await database().organisation.findUnique({ where: { id: organisationId, closedAt: null }, select: { id: true, kind: true, networkId: true, languages: true } });
  const networkId = organisation && networkOf(organisation);
  if (!organisation || !networkId) throw new NotFound();
  const id = newId();
  await inTransaction(async (tx) => {
    await tx.assistanceRequest.create({ data: { id, organisationId, networkId, topics: [], languages: organisation.languages, startedById: person.id, createdAt: now(), changedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.started', subjectType: 'assistance_request', subjectId: id });
  });
  return id;
}

/** The network that decides on what an organisation asks; a network does so itself. */
function networkOf({ id, kind, networkId }: Pick<Organisation, 'id' | 'kind' | 'networkId'>): string | null {
  return kind === 'regional_network' ? id : networkId;
}

/** A request to be written on. @throws NotFound, and Refusal once it is decided */
export async function readRequestForm(person: AskingPerson, id: string): Promise<{ request: FoundRequest; written: WrittenRequest }> {
  const request = await findToChange(person, id);
  return { request, written: await readWritten(request) };
}

async function readWritten(request: AssistanceRequest, tx: Transaction = database()): Promise<WrittenRequest> {
  const [safe, security, priorities] = await Promise.all([openSafe(request.organisationId, tx), unsealSecurity(request, tx), tx.requestPriority.findMany({ where: { requestId: request.id } })]);
  const { need, difference, takingPart, urgencyReason } = unsealTexts(safe, request);
  const { form, earliestOn, latestOn, urgency, version, changedAt } = request;
  return { need, difference, takingPart, urgencyReason, security, priorities: priorities.map(keyOf), topics: request.topics as RequestEntry['topics'], languages: request.languages as RequestEntry['languages'], form, earliestOn, latestOn, urgency, version, changedAt };
}

function keyOf({ assessmentId, criterionKey }: Pick<RequestPriority, 'assessmentId' | 'criterionKey'>): string {
  return `${assessmentId}/${criterionKey}`;
}

/**
 * Saves what was typed. What returns as saved is committed. `entry.version` is the version that the writer saw: when another
 * one stands meanwhile nothing is overwritten, and the other is returned. What was sent already must stay whole, and its network hears
 * of the change: words that were typed into a draft are not written over one that somebody sent meanwhile.
 */
export async function saveRequest(person: AskingPerson, id: string, entry: RequestEntry, ownPriorities: OwnPriorities): Promise<SavedRequest> {
  const request = await findToChange(person, id);
  const errors = request.state === 'draft' ? {} : missingInRequest(entry, startOfToday());
  if (Object.keys(errors).length > 0) return { state: 'incomplete', errors };
  const priorities = await choosePriorities(request, entry.priorities, ownPriorities);
  const [safe, security] = await Promise.all([openSafe(request.organisationId), sealSecurity(id, entry.security)]);
  const seal = (field: 'need' | 'difference' | 'takingPart' | 'urgencyReason') => sealText(safe, field, id, entry[field]);
  const { topics, languages, form, earliestOn, latestOn, urgency } = entry;
  const changedAt = now();
  const isSaved = await inTransaction(async (tx) => {
    const { count } = await tx.assistanceRequest.updateMany({
      where: { id, version: entry.version, state: { in: request.state === 'draft' ? ['draft'] : [...SENT_AND_OPEN] } },
      data: { topics, languages, form, earliestOn, latestOn, urgency, need: seal('need'), difference: seal('difference'), takingPart: seal('takingPart'), urgencyReason: seal('urgencyReason'), security, version: entry.version + 1, changedAt },
    });
    if (count === 0) return false;
    await tx.requestPriority.deleteMany({ where: { requestId: id } });
    await tx.requestPriority.createMany({ data: priorities.map((one) => ({ requestId: id, ...one })) });
    if (request.state !== 'draft') await recordActivity(tx, { actor: person.id, organisationId: request.organisationId, kind: 'request.changed', subjectType: 'assistance_request', subjectId: id });
    return true;
  });
  if (isSaved) return { state: 'saved', version: entry.version + 1, savedAt: changedAt.toISOString(), isDraft: request.state === 'draft' };
  const standing = await findToChange(person, id);
  const theirs = await readWritten(standing);
  // Sent twice, as when the answer to the first was lost: then what stands is one's own.
  return sameWords({ ...theirs, form: theirs.form || null }, entry) ? { state: 'saved', version: theirs.version, savedAt: theirs.changedAt.toISOString(), isDraft: standing.state === 'draft' } : { state: 'conflict', theirs };
}

/** What was chosen must be among the organisation's own, or stand in the request already. @throws NotFound */
async function choosePriorities(request: FoundRequest, chosen: readonly string[], ownPriorities: OwnPriorities): Promise<OwnPriority[]> {
  if (chosen.length === 0) return [];
  const standing = await database().requestPriority.findMany({ where: { requestId: request.id }, select: { assessmentId: true, criterionKey: true, componentKey: true } });
  const isKnown = (among: readonly OwnPriority[]) => chosen.every((key) => among.some((one) => keyOf(one) === key));
  const known = isKnown(standing) ? standing : [...standing, ...(await ownPriorities(request.organisationId))];
  if (!isKnown(known)) throw new NotFound();
  return [...new Set(chosen)].map((key) => known.find((one) => keyOf(one) === key)).filter((one) => one !== undefined).map(({ assessmentId, criterionKey, componentKey }) => ({ assessmentId, criterionKey, componentKey }));
}

function startOfToday(): Date {
  return new Date(`${now().toISOString().slice(0, 10)}T00:00:00Z`);
}

/** What a draft still lacks before it can be sent. */
export async function readSubmission(person: AskingPerson, id: string): Promise<{ request: FoundRequest; written: WrittenRequest; missing: Record<string, string> }> {
  const { request, written } = await readRequestForm(person, id);
  if (request.state !== 'draft') throw new Refusal('assistance.refusals.notNow');
  return { request, written, missing: missingInRequest({ ...written, form: written.form || null }, startOfToday()) };
}

/** Sends a draft to the network to which its organisation belongs now. Returns what is missing, and then nothing is sent. */
export async function submitRequest(person: AskingPerson, id: string): Promise<Record<string, string>> {
  const { organisationId } = await findToChange(person, id);
  return inTransaction(async (tx) => {
    // Held before the request, as by whoever moves it to another network: what is sent meanwhile goes along, or is sent there.
    await holdOpen(tx, organisationId);
    const written = await readWritten(await holdRequest(tx, id), tx);
    const missing = missingInRequest({ ...written, form: written.form || null }, startOfToday());
    if (Object.keys(missing).length > 0) return missing;
    const networkId = networkOf(await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { id: true, kind: true, networkId: true } }));
    await moveRequest(tx, id, 'submit', { submittedAt: now(), changedAt: now(), ...(networkId ? { networkId } : {}) });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.submitted', subjectType: 'assistance_request', subjectId: id });
    return {};
  });
}
