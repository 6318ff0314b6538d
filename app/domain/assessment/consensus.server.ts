import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { mayAnswer, unsealAnswer } from './answering.server.ts';
import { findAssessment, findAssessmentAsLead, holdForMove } from './assessments.server.ts';
import { criteriaOf } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { spreadOf, tellSpread, widestFirst } from './spread.ts';

const VALUE = { criterionKey: true, personId: true, kind: true, level: true } as const;

/** Ends answering alone: the group begins to talk. Nobody's own answers change from now on. */
export async function beginConsensus(person: AskingPerson, id: string): Promise<void> {
  const { organisationId } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    const { consensusAt } = await holdForMove(tx, id, 'settle');
    if ((await tx.answer.count({ where: { assessmentId: id, kind: { not: null } } })) === 0) throw new Refusal('assessment.refusals.noAnswers');
    await tx.assessment.update({ where: { id }, data: { state: 'consensus', consensusAt: consensusAt ?? now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.consensusBegun', subjectType: 'assessment', subjectId: id });
  });
}

/** Back to answering alone, when it was too early; what the group settled so far is kept. */
export async function reopenAnswering(person: AskingPerson, id: string): Promise<void> {
  const { organisationId } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    await holdForMove(tx, id, 'reopen');
    await tx.assessment.update({ where: { id }, data: { state: 'answering' }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.answeringReopened', subjectType: 'assessment', subjectId: id });
  });
}

async function findInConsensus(person: AskingPerson, id: string) {
  const assessment = await findAssessment(person, id);
  if (assessment.state !== 'consensus' || !mayAnswer(assessment, person)) throw new Refusal('assessment.refusals.notNow');
  return assessment;
}

/** Every criterion with what is told of how the answers lie apart, and what the group settled: the widest disagreement first. No names. */
export async function readConsensus(person: AskingPerson, id: string) {
  const assessment = await findInConsensus(person, id);
  const criteria = criteriaOf(await readInstrument(assessment.instrumentId), assessment.components);
  const answers = await database().answer.findMany({ where: { assessmentId: id }, select: VALUE });
  const listed = criteria.map((criterion, i) => ({
    position: i + 1,
    criterion,
    spread: spreadOf(answers.filter((one) => one.personId !== null && one.criterionKey === criterion.id)),
    settled: answers.find((one) => one.personId === null && one.criterionKey === criterion.id && one.kind !== null) ?? null,
  }));
  return { assessment, criteria: widestFirst(listed).map(({ spread, ...one }) => ({ ...one, spread: tellSpread(spread) })) };
}

/** One criterion to settle: how the answers lie apart, one's own note to speak from, and what the group wrote. */
export async function readSettlement(person: AskingPerson, id: string, position: number) {
  const assessment = await findInConsensus(person, id);
  const instrument = await readInstrument(assessment.instrumentId);
  const criteria = criteriaOf(instrument, assessment.components);
  const criterion = criteria[position - 1];
  if (!criterion) throw new NotFound();
  const [all, texts] = await Promise.all([
    database().answer.findMany({ where: { assessmentId: id }, select: VALUE }),
    database().answer.findMany({
      where: { assessmentId: id, criterionKey: criterion.id, OR: [{ personId: null }, { personId: person.id }] },
      select: { ...VALUE, id: true, note: true, evidence: true, version: true, savedAt: true },
    }),
  ]);
  const safe = await openSafe(assessment.organisationId);
  const of = (personId: string | null) => texts.filter((one) => one.personId === personId).map((row) => unsealAnswer(row, safe))[0] ?? null;
  const open = widestFirst(
    criteria.map((one, i) => ({ position: i + 1, id: one.id, spread: spreadOf(all.filter((row) => row.personId !== null && row.criterionKey === one.id)) })),
  ).filter((one) => one.id !== criterion.id && !all.some((row) => row.personId === null && row.criterionKey === one.id && row.kind !== null));
  return { assessment, instrument, criterion, position, spread: tellSpread(spreadOf(all.filter((row) => row.personId !== null && row.criterionKey === criterion.id))), own: of(person.id), group: of(null), next: open[0]?.position ?? null };
}
