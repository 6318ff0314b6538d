import { NOTE_LIMIT, type AnswerEntry } from './model.ts';

/** A row of a form as it came back: the cells of its columns code, version, level, note, evidence; and where it stood. */
export interface FormRow {
  row: number;
  code: string;
  version: string;
  level: string;
  note: string;
  evidence: string;
}

export type RowProblem = 'criterion' | 'level' | 'text' | 'twice' | 'newer';

const NONE: Readonly<Record<string, AnswerEntry['choice']>> = { '': '', 'n/a': 'not_applicable', 's.o.': 'not_applicable', 'so': 'not_applicable', '?': 'dont_know' };

/**
 * Reads the rows of a form that was filled in offline. Either all rows are good, or each one that is not is named: nothing is
 * taken by halves. An untouched row (no level, no text) is passed over.
 */
export function readRows(rows: readonly FormRow[], asked: ReadonlySet<string>): { entries: AnswerEntry[]; problems: { row: number; problem: RowProblem }[] } {
  const entries: AnswerEntry[] = [];
  const problems: { row: number; problem: RowProblem }[] = [];
  const seen = new Set<string>();
  for (const { row, code, version, level, note, evidence } of rows) {
    const given = level.trim().toLowerCase();
    const choice = /^[0-4](\.0)?$/.test(given) ? (given.charAt(0) as AnswerEntry['choice']) : NONE[given];
    const problem: RowProblem | null = !asked.has(code) || !/^\d{1,6}$/.test(version) ? 'criterion' : seen.has(code) ? 'twice' : choice === undefined ? 'level' : !isStorable(note) || !isStorable(evidence) ? 'text' : null;
    seen.add(code);
    if (problem) problems.push({ row, problem });
    else if (choice !== undefined && (choice !== '' || note !== '' || evidence !== '')) entries.push({ criterion: code, choice, note: note.trim(), evidence: evidence.trim(), version: Number(version) });
  }
  return { entries, problems };
}

function isStorable(text: string): boolean {
  return text.length <= NOTE_LIMIT && text.isWellFormed() && !text.includes('\u0000');
}
