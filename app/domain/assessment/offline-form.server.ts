import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { ArchiveError, storeArchive, unpackArchive } from '#app/platform/archive.server.ts';
import { readGroupPage, saveTogether, whoseAnswers } from './answering.server.ts';
import { asSheet } from './export.server.ts';
import { criteriaOf } from './instrument.ts';
import { choiceOf, NOTE_LIMIT } from './model.ts';
import { isModestSheet, MOST_ROWS, readRows, withoutEmptyCells, type FormRow, type RowProblem } from './offline-form.ts';

/**
 * Marks a workbook as a form of ours, before the instructions: what is written here says of which assessment it is, and whose
 * answers it holds. A file lies on a device for weeks, and meanwhile a group begins to talk: the words that someone wrote for
 * themselves never become the group's by being handed in then.
 */
const MARK = /^P2 ([0-9a-f-]{36}) (own|group)$/;
const markOf = (id: string, whose: 'own' | 'group') => `P2 ${id} ${whose}`;

/** What marked the first forms, which said neither. */
const BARE_MARK = 'P1';

/** What a workbook may unpack to: several times what all notes at their longest make. */
const LIMITS = { files: 100, bytes: 8 * 1024 * 1024 };

/** A form to be filled in without a connection: a row for each question, with what is answered so far and, behind that, what each level means; those last columns are not read again. */
export async function makeForm(person: AskingPerson, id: string, locale: Locale): Promise<Buffer> {
  const [{ default: writeXlsxFile }, { assessment, instrument, answers }] = await Promise.all([import('write-excel-file/node'), readGroupPage(person, id)]);
  const t = wordsOf(locale);
  const symbol = { not_applicable: t('assessment.files.notApplicable'), dont_know: t('assessment.files.dontKnow') } as Record<string, string>;
  const head = [...['id', 'version', 'component', 'criterion', 'level', 'note', 'evidence'].map((name) => t(`assessment.files.${name}`)), ...instrument.scale.map(({ level, name }) => `${level} ${name[locale]}`)];
  const rows = criteriaOf(instrument, assessment.components).map((one) => {
    const answer = answers.find((other) => other.criterion === one.id);
    const choice = answer ? choiceOf(answer) : '';
    const component = instrument.components.find((part) => part.id === one.component);
    return [one.id, String(answer?.version ?? 0), component?.name[locale] ?? '', one.question[locale], symbol[choice] ?? choice, answer?.note ?? '', answer?.evidence ?? '', ...one.levels.map((descriptor) => descriptor[locale])];
  });
  const levels = instrument.scale.map(({ level, name, meaning }) => `${level} ${name[locale]}: ${meaning[locale]}`).join('  ');
  return writeXlsxFile([{ sheet: 'P', data: asSheet([[markOf(id, whoseAnswers(assessment, person)), null, null, `${t('assessment.files.howTo')} ${levels}`], head, ...rows]), columns: [18, 8, 24, 60, 8, 60, 60, ...instrument.scale.map(() => 40)].map((width) => ({ width })), stickyRowsCount: 2 }]).toBuffer();
}

/**
 * Reads a form back in: all of it in one transaction, or nothing, with each row that is not good.
 * @throws Refusal when it is no form of ours, or not one of this assessment and of whose answers are written now
 */
export async function readForm(person: AskingPerson, id: string, file: Buffer): Promise<{ row: number; problem: RowProblem }[]> {
  const { assessment, instrument } = await readGroupPage(person, id);
  const cells = await readCells(file);
  const mark = text(cells[0]?.[0]);
  if (mark === BARE_MARK) throw new Refusal('assessment.import.oldForm');
  const [, of, whose] = MARK.exec(mark) ?? [];
  if (!whose || cells.length < 3 || cells.length > MOST_ROWS) throw new Refusal('assessment.import.notAForm');
  if (of !== id) throw new Refusal('assessment.import.otherAssessment');
  if (whose !== whoseAnswers(assessment, person)) throw new Refusal(whose === 'own' ? 'assessment.import.nowTogether' : 'assessment.import.nowAlone');
  const rows = cells.slice(2).map((row, i) => ({ row: i + 3, code: text(row[0]), version: text(row[1]), level: text(row[4]), note: unguard(text(row[5])), evidence: unguard(text(row[6])) }));
  const { entries, problems } = readRows(rows.filter((row) => !isEmpty(row)), new Set(criteriaOf(instrument, assessment.components).map((one) => one.id)));
  if (problems.length > 0) return problems;
  const newer = await saveTogether(person, id, entries, whose === 'own' ? 'own' : 'group');
  return newer.map((criterion) => ({ row: rows.find(({ code }) => code === criterion)?.row ?? 0, problem: 'newer' as const }));
}

/** Below the questions, or between them. A row whose code was lost while something else stands in it is none: it is to be mended, not left out. */
function isEmpty({ code, version, level, note, evidence }: FormRow): boolean {
  return [code, version, level, note, evidence].every((cell) => cell.trim() === '');
}

async function readCells(file: Buffer): Promise<unknown[][]> {
  const parts = await unpackArchive(file, LIMITS, (name) => /\.(xml|rels)$/.test(name)).catch((error: unknown) => {
    throw new Refusal(error instanceof ArchiveError && error.reason === 'tooLarge' ? 'assessment.import.tooLarge' : 'assessment.import.notAForm');
  });
  for (const [name, part] of parts) {
    const xml = withoutEmptyCells(part.toString('latin1'));
    if (!isModestSheet(xml)) throw new Refusal('assessment.import.tooLarge');
    if (xml.length < part.length) parts.set(name, Buffer.from(xml, 'latin1'));
  }
  try {
    // Only what was unpacked and looked at is read on: the reader itself takes whatever comes out of the file.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const [sheet] = await readXlsxFile(storeArchive(parts));
    return (sheet?.data ?? []) as unknown[][];
  } catch {
    throw new Refusal('assessment.import.notAForm');
  }
}

/** A cell as text. What is far too long for a note is left as it is, to be refused for its length. */
function text(cell: unknown): string {
  const given = cell === null || cell === undefined ? '' : String(cell);
  return given.length > 2 * NOTE_LIMIT ? given : given.replace(/\r\n?/g, '\n');
}

/** Takes off the sign that kept a text from being read as a formula. */
function unguard(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
