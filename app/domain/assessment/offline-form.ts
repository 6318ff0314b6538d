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
 * taken by halves. A row of nothing (no level, no text) is passed over where nothing had been answered; where something had, it takes that back.
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
    else if (choice !== undefined && (choice !== '' || note !== '' || evidence !== '' || Number(version) > 0)) entries.push({ criterion: code, choice, note: note.trim(), evidence: evidence.trim(), version: Number(version) });
  }
  return { entries, problems };
}

/** The most rows of a form: one a question, and room to spare. */
export const MOST_ROWS = 400;

const GAP = '[ \\t\\r\\n]*';
const EMPTY_VALUE = `(?:<(?:\\w+:)?v(?:${GAP}/>|>${GAP}</(?:\\w+:)?v>)${GAP})?`;
const EMPTY_CELL = new RegExp(`<(?:\\w+:)?c(?=[\\s/>])[^<>]*(?:/>|>${GAP}${EMPTY_VALUE}</(?:\\w+:)?c>)`, 'g');
const EMPTY_ROW = new RegExp(`<(?:\\w+:)?row(?=[\\s/>])[^<>]*(?:/>|>${GAP}</(?:\\w+:)?row>)`, 'g');

/**
 * A part of a workbook without the cells of its sheet in which nothing stands, and the rows of nothing but these. Spreadsheet programs
 * write such, by the thousand or at the very end of a sheet, for what somebody merely coloured. Whatever stands says where by itself.
 */
export function withoutEmptyCells(xml: string): string {
  return xml.includes('sheetData') ? xml.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '') : xml;
}

/**
 * Whether a part of a workbook, if it is a sheet, stays within a table of that many rows and some hundred columns. A single cell
 * may say that it stands in row 99999999: whoever reads it fills in all rows before it. So nothing but a plain, near address passes.
 */
export function isModestSheet(xml: string): boolean {
  if (!xml.includes('sheetData')) return true;
  if ((xml.match(/<(?:\w+:)?row\b/g) ?? []).length > MOST_ROWS) return false;
  for (const [, address = ''] of xml.matchAll(/[^\w.:-]r\s*=\s*["']([^"']*)/g)) {
    const row = /^[A-Z]{0,2}(\d{1,6})$/.exec(address)?.[1];
    if (row === undefined || Number(row) > MOST_ROWS) return false;
  }
  return true;
}

function isStorable(text: string): boolean {
  return text.length <= NOTE_LIMIT && text.isWellFormed() && !text.includes('\u0000');
}
