import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { findAssessment, findAssessmentWithAnswers, type FoundAssessment, type StandingAnswer } from './assessments.server.ts';
import { chosenComponents, criteriaOf } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { choiceOf, valueOf, type AnswerEntry, type AnswerValue } from './model.ts';

/** An answer as its writers see it. */
export interface WrittenAnswer extends AnswerValue {
  criterion: string;
  note: string;
  evidence: string;
  version: number;
  savedAt: string;
}

/** What became of saving an answer: it stands, or someone else's newer one stands and both are shown. */
export type Saved = { state: 'saved'; version: number; savedAt: string } | { state: 'conflict'; theirs: WrittenAnswer };

type Row = Omit<StandingAnswer, 'personId'>;

const ROW = { id: true, criterionKey: true, kind: true, level: true, note: true, evidence: true, version: true, savedAt: true } as const;

/** Whose answers are written now: one's own while each answers first, the group's together and in consensus. */
export function writerOf(assessment: FoundAssessment, person: AskingPerson): string | null {
  return assessment.mode === 'each_first' && assessment.state === 'answering' ? person.id : null;
}

/** The same in a word. */
export function whoseAnswers(assessment: FoundAssessment, person: AskingPerson): 'own' | 'group' {
  return writerOf(assessment, person) === null ? 'group' : 'own';
}

/** Whether the person may write answers now: who takes part, and the lead for the group's. */
export function mayAnswer(assessment: FoundAssessment, person: AskingPerson): boolean {
  if (assessment.state !== 'answering' && assessment.state !== 'consensus') return false;
  if (writerOf(assessment, person) !== null) return assessment.participation !== null && assessment.participation.finishedAt === null;
  return assessment.participation !== null || assessment.isLead;
}

/** Words written alone never become the group's because it began to talk meanwhile: who settles says so. */
function assertWhose(assessment: FoundAssessment, settling: boolean): void {
  if ((assessment.state === 'consensus') !== settling) throw new Refusal('assessment.refusals.notAnswering');
}

async function findToAnswer(person: AskingPerson, id: string): Promise<FoundAssessment> {
  const assessment = await findAssessment(person, id);
  if (!mayAnswer(assessment, person)) throw new Refusal('assessment.refusals.notAnswering');
  return assessment;
}

function placeOf(field: 'note' | 'evidence', rowId: string) {
  return { model: 'answer', field, rowId };
}

/** What was written beside a level, as its writers see it. */
export function unsealTexts(row: Pick<Row, 'id' | 'note' | 'evidence'>, safe: Safe): Pick<WrittenAnswer, 'note' | 'evidence'> {
  const unseal = (field: 'note' | 'evidence') => safe.unseal(row[field], placeOf(field, row.id)) ?? '';
  return { note: unseal('note'), evidence: unseal('evidence') };
}

export function unsealAnswer(row: Row, safe: Safe): WrittenAnswer {
  return { criterion: row.criterionKey, kind: row.kind, level: row.level, ...unsealTexts(row, safe), version: row.version, savedAt: row.savedAt.toISOString() };
}

/** The answers of one component, to be written on: by its position in the instrument. @throws NotFound */
export async function readAnswerPage(person: AskingPerson, id: string, position: number) {
  const assessment = await findAssessment(person, id);
  const instrument = await readInstrument(assessment.instrumentId);
  const components = chosenComponents(instrument, assessment.components);
  const component = components.find((part) => part.position === position);
  if (!component) throw new NotFound();
  if (!mayAnswer(assessment, person)) throw new Refusal('assessment.refusals.notAnswering');
  assertWhose(assessment, false);
  const keys = component.criteria.map((one) => one.id);
  const writer = writerOf(assessment, person);
  const [rows, safe] = await Promise.all([
    readRows<Row>(Prisma.sql`
      select id, criterion_key as "criterionKey", kind, level, note, evidence, version, saved_at as "savedAt"
        from answer where assessment_id = ${id}::uuid and ${writer === null ? Prisma.sql`person_id is null` : Prisma.sql`person_id = ${writer}::uuid`} and criterion_key = any(${keys})`),
    openSafe(assessment.organisationId),
  ]);
  return { assessment, instrument, component, positions: components.map((part) => part.position), answers: rows.map((row) => unsealAnswer(row, safe)) };
}

/**
 * Saves one answer. What returns as saved is committed. `entry.version` is the version that the writer saw: when another one
 * stands meanwhile nothing is overwritten, and the other is returned to be shown beside one's own. `settling`: the group's, in
 * consensus.
 */
export async function saveAnswer(person: AskingPerson, id: string, entry: AnswerEntry, settling = false): Promise<Saved> {
  const { answers, ...assessment } = await findAssessmentWithAnswers(person, id, entry.criterion);
  if (!mayAnswer(assessment, person)) throw new Refusal('assessment.refusals.notAnswering');
  assertWhose(assessment, settling);
  await assertAsked(assessment, [entry.criterion]);
  const existing = answers.find((row) => row.personId === writerOf(assessment, person)) ?? null;
  const safe = await openSafe(assessment.organisationId);
  return writeAnswer(assessment, person, entry, existing, safe);
}

async function assertAsked(assessment: FoundAssessment, keys: readonly string[]): Promise<void> {
  const asked = new Set(criteriaOf(await readInstrument(assessment.instrumentId), assessment.components).map((one) => one.id));
  if (!keys.every((key) => asked.has(key))) throw new NotFound();
}

function findRow(tx: Transaction, assessment: FoundAssessment, person: AskingPerson, criterionKey: string): Promise<Row | null> {
  return tx.answer.findFirst({ where: { assessmentId: assessment.id, personId: writerOf(assessment, person), criterionKey }, select: ROW });
}

async function writeAnswer(assessment: FoundAssessment, person: AskingPerson, entry: AnswerEntry, existing: Row | null, safe: Safe, tx: Transaction = database()): Promise<Saved> {
  if ((existing?.version ?? 0) === entry.version) {
    const rowId = existing?.id ?? newId();
    const at = now();
    const { kind, level } = valueOf(entry.choice);
    const seal = (text: string, field: 'note' | 'evidence') => safe.seal(text === '' ? null : text, placeOf(field, rowId));
    // Who writes takes part in the very moment of writing; a lead may write the group's without.
    const takesPart = writerOf(assessment, person) === null && assessment.isLead ? Prisma.empty : Prisma.sql`join participant p on p.assessment_id = a.id and p.person_id = ${person.id}::uuid`;
    // One statement: it holds the assessment, so that none is completed meanwhile, then their part in it, so that nobody is left out meanwhile, and writes only over the version that was seen.
    const written = await tx.$queryRaw<{ version: number }[]>`
      insert into answer (id, assessment_id, criterion_key, person_id, kind, level, note, evidence, version, saved_by_id, saved_at)
      select ${rowId}::uuid, a.id, ${entry.criterion}, ${writerOf(assessment, person)}::uuid, ${kind}::answer_kind, ${level}::smallint,
             ${seal(entry.note, 'note')}, ${seal(entry.evidence, 'evidence')}, 1, ${person.id}::uuid, ${at}::timestamptz
        from assessment a ${takesPart} where a.id = ${assessment.id}::uuid and a.state = ${assessment.state}::assessment_state for share
      on conflict (assessment_id, criterion_key, person_id) do update
        set kind = excluded.kind, level = excluded.level, note = excluded.note, evidence = excluded.evidence,
            version = answer.version + 1, saved_by_id = excluded.saved_by_id, saved_at = excluded.saved_at
        where answer.version = ${entry.version} and answer.id = excluded.id
      returning version`;
    if (written[0]) return { state: 'saved', version: written[0].version, savedAt: at.toISOString() };
  }
  const theirs = await findRow(tx, assessment, person, entry.criterion);
  // Sent twice, as when the answer to the first was lost: then what stands is one's own.
  if (theirs && isWhatStands(entry, theirs, safe)) return { state: 'saved', version: theirs.version, savedAt: theirs.savedAt.toISOString() };
  if (!theirs || theirs.version === entry.version) throw new Refusal('assessment.refusals.notAnswering');
  return { state: 'conflict', theirs: unsealAnswer(theirs, safe) };
}

function isWhatStands(entry: AnswerEntry, row: Row | null, safe: Safe): boolean {
  const stands = row ? unsealAnswer(row, safe) : { kind: null, level: null, note: '', evidence: '' };
  return choiceOf(stands) === entry.choice && stands.note === entry.note && stands.evidence === entry.evidence;
}

/** Saves all that a page holds, leaving alone what did not change. Returns the answers that met a newer one, with that one. */
export async function savePage(person: AskingPerson, id: string, entries: readonly AnswerEntry[], settling = false): Promise<{ entry: AnswerEntry; theirs: WrittenAnswer }[]> {
  const assessment = await findToAnswer(person, id);
  assertWhose(assessment, settling);
  await assertAsked(assessment, entries.map(({ criterion }) => criterion));
  const rows = await database().answer.findMany({ where: { assessmentId: id, personId: writerOf(assessment, person), criterionKey: { in: entries.map(({ criterion }) => criterion) } }, select: ROW });
  const safe = await openSafe(assessment.organisationId);
  const conflicts: { entry: AnswerEntry; theirs: WrittenAnswer }[] = [];
  for (const entry of entries) {
    const row = rows.find((one) => one.criterionKey === entry.criterion) ?? null;
    if (isWhatStands(entry, row, safe)) continue;
    const saved = await writeAnswer(assessment, person, entry, row, safe);
    if (saved.state === 'conflict') conflicts.push({ entry, theirs: saved.theirs });
  }
  return conflicts;
}

/** All answers that the person writes in an assessment now, over all of its components. */
export async function readGroupPage(person: AskingPerson, id: string) {
  const assessment = await findToAnswer(person, id);
  const [instrument, rows, safe] = await Promise.all([readInstrument(assessment.instrumentId), database().answer.findMany({ where: { assessmentId: id, personId: writerOf(assessment, person) }, select: ROW }), openSafe(assessment.organisationId)]);
  return { assessment, instrument, answers: rows.map((row) => unsealAnswer(row, safe)) };
}

/**
 * Saves many answers in one transaction, leaving alone what did not change, or none when one met a newer answer: the same form twice is
 * no conflict, and whoever answers beside it meets only what it brings. Returns the criteria where it met one. `whose` they are is
 * given where they were written elsewhere and before. @throws Refusal when others' are written now
 */
export async function saveTogether(person: AskingPerson, id: string, entries: readonly AnswerEntry[], whose?: 'own' | 'group'): Promise<string[]> {
  const assessment = await findToAnswer(person, id);
  if (whose && whoseAnswers(assessment, person) !== whose) throw new Refusal('assessment.refusals.notAnswering');
  await assertAsked(assessment, entries.map(({ criterion }) => criterion));
  const safe = await openSafe(assessment.organisationId);
  const newer: string[] = [];
  const undo = new Error('met a newer answer');
  await inTransaction(async (tx) => {
    const rows = await tx.answer.findMany({ where: { assessmentId: id, personId: writerOf(assessment, person), criterionKey: { in: entries.map(({ criterion }) => criterion) } }, select: ROW });
    for (const entry of entries) {
      const row = rows.find((one) => one.criterionKey === entry.criterion) ?? null;
      if (isWhatStands(entry, row, safe)) continue;
      const saved = await writeAnswer(assessment, person, entry, row, safe, tx);
      if (saved.state === 'conflict') newer.push(entry.criterion);
    }
    if (newer.length > 0) throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return newer;
}
