import type { Prisma } from '#app/platform/generated/client.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { currentRequestId } from '#app/platform/request-context.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { newId } from '#app/platform/id.ts';

/** Something that happened to a record. Ids and codes only: no name and no text of anyone. */
export interface Happening {
  /** Who did it: a person's id, or null for the program itself. */
  actor: string | null;
  organisationId: string | null;
  /** `subject.pastParticiple`, for instance `assessment.completed`. */
  kind: string;
  subjectType: string;
  subjectId: string;
  data?: Prisma.InputJsonObject;
}

type Listener = (tx: Transaction, happening: Happening) => Promise<void>;

const listeners = new Set<Listener>();

/** Lets a subject that is above another hear what happens, in the transaction of the change: what it writes stands or falls with that. */
export function onActivity(listener: Listener): void {
  listeners.add(listener);
}

/** Writes down what happened, in the transaction of the change itself, so that neither stands without the other. */
export async function recordActivity(tx: Transaction, happening: Happening): Promise<void> {
  const { actor, organisationId, kind, subjectType, subjectId, data = {} } = happening;
  // A statement of our own: every change writes here, and nothing of it is needed back.
  await tx.$executeRaw`
    insert into activity (id, at, actor_id, organisation_id, kind, subject_type, subject_id, request_id, data)
    values (${newId()}::uuid, ${now()}, ${actor}::uuid, ${organisationId}::uuid, ${kind}, ${subjectType}, ${subjectId}::uuid, ${currentRequestId() ?? null}, ${JSON.stringify(data)}::jsonb)`;
  for (const listener of listeners) await listener(tx, happening);
}
