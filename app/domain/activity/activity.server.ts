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
export function recordActivity(tx: Transaction, happening: Happening): Promise<void> {
  return recordActivities(tx, [happening]);
}

/** The same for many things that happened at once, written down in one statement. */
export async function recordActivities(tx: Transaction, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return;
  const column = (valueOf: (happening: Happening) => string | null) => happenings.map(valueOf);
  // A statement of our own: every change writes here, and nothing of it is needed back; so what is told goes out with it.
  const written = tx.$executeRaw`
    insert into activity (id, at, actor_id, organisation_id, kind, subject_type, subject_id, request_id, data)
    select id, ${now()}, actor_id, organisation_id, kind, subject_type, subject_id, ${currentRequestId() ?? null}, data
      from unnest(${column(() => newId())}::uuid[], ${column(({ actor }) => actor)}::uuid[], ${column(({ organisationId }) => organisationId)}::uuid[], ${column(({ kind }) => kind)}::text[], ${column(({ subjectType }) => subjectType)}::text[],
                  ${column(({ subjectId }) => subjectId)}::uuid[], ${column(({ data = {} }) => JSON.stringify(data))}::jsonb[]) as h (id, actor_id, organisation_id, kind, subject_type, subject_id, data)`;
  await Promise.all([written, tellAll(tx, happenings)]);
}

async function tellAll(tx: Transaction, happenings: readonly Happening[]): Promise<void> {
  for (const happening of happenings) for (const listener of listeners) await listener(tx, happening);
}
