import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { ProviderReport } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { ReportEntry } from './closing-forms.ts';
import { findStanding } from './standing.server.ts';

const TEXTS = ['done', 'results', 'lessons'] as const;

function unsealReport(safe: Safe, { id, done, results, lessons, halfDays, version, submittedAt }: ProviderReport) {
  const open = (field: (typeof TEXTS)[number], text: string | null) => safe.unseal(text, { model: 'provider_report', field, rowId: id }) ?? '';
  return { id, done: open('done', done), results: open('results', results), lessons: open('lessons', lessons), halfDays, version, submittedAt };
}

/** The provider's own report, and those that were handed in. Unfinished ones are their writer's alone. @throws NotFound */
export async function readReports(person: AskingPerson, engagementId: string) {
  const standing = await findStanding(person, engagementId);
  const reports = await database().providerReport.findMany({ where: { engagementId, OR: [{ submittedAt: { not: null } }, { personId: person.id }] }, relationLoadStrategy: 'join', orderBy: { submittedAt: 'asc' }, include: { person: { select: { pseudonym: true } } } });
  const safe = await openSafe(engagementId);
  const opened = reports.map(({ person: writer, ...report }) => ({ ...unsealReport(safe, report), writer: writer?.pseudonym ?? null, isOwn: report.personId === person.id }));
  const own = opened.find(({ isOwn }) => isOwn) ?? null;
  return { standing, handedIn: opened.filter(({ submittedAt }) => submittedAt !== null), own, mayWrite: standing.isProvider && (own?.submittedAt ?? null) === null && ['agreed', 'underway', 'closed'].includes(standing.engagement.state) };
}

/** Keeps a provider's report; handed in, it never changes. @throws Refusal when it was changed elsewhere meanwhile */
export async function keepReport(person: AskingPerson, engagementId: string, { step, version, halfDays, ...texts }: ReportEntry): Promise<void> {
  const { standing, own, mayWrite } = await readReports(person, engagementId);
  if (!mayWrite) throw new Refusal(standing.isProvider ? 'assistance.sessions.refusals.notNow' : 'assistance.sessions.refusals.notYours');
  const id = own?.id ?? newId();
  const safe = await openSafe(engagementId);
  const sealed = Object.fromEntries(TEXTS.map((field) => [field, safe.seal(texts[field] || null, { model: 'provider_report', field, rowId: id })])) as Record<(typeof TEXTS)[number], string | null>;
  const submittedAt = step === 'hand_in' ? now() : null;
  await inTransaction(async (tx) => {
    await tx.providerReport.createMany({ data: [{ id, engagementId, personId: person.id, version: 0 }], skipDuplicates: true });
    const { count } = await tx.providerReport.updateMany({ where: { id, version, submittedAt: null }, data: { ...sealed, halfDays, version: version + 1, changedAt: now(), submittedAt } });
    if (count === 0) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
    if (submittedAt) await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'report.handedIn', subjectType: 'engagement', subjectId: engagementId });
  });
}
