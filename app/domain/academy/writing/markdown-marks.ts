/** What the buttons above a field put into Markdown. */
export const MARKS = ['bold', 'heading', 'list', 'steps', 'table', 'callout', 'term'] as const;
export type Mark = (typeof MARKS)[number];

/** Our own words that a mark begins with, in the language that is written. */
export interface MarkWords {
  /** How a call-out begins. */
  note: string;
  /** The heads of a table. */
  column: string;
}

/** A stretch of a text that is replaced, by what, and what is selected then. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  select: readonly [number, number];
}

const AROUND: Partial<Record<Mark, readonly [string, string]>> = { bold: ['**', '**'], term: ['[[', ']]'] };

/**
 * What a mark changes where something is selected, or where the cursor stands: around words it is put, or taken off where it
 * stands already; before lines it is put whole, with an empty line above. Pure.
 */
export function markText(text: string, start: number, end: number, mark: Mark, words: MarkWords): Edit {
  const around = AROUND[mark];
  return around ? markAround(text, start, end, around) : markLines(text, start, end, mark, words);
}

function markAround(text: string, start: number, end: number, [open, close]: readonly [string, string]): Edit {
  const within = text.slice(start, end);
  if (start >= open.length && text.slice(start - open.length, start) === open && text.slice(end, end + close.length) === close) return { from: start - open.length, to: end + close.length, text: within, select: [start - open.length, end - open.length] };
  // White space at the ends stays outside: Markdown takes no mark that touches it.
  const [lead, core, tail] = [/^\s*/.exec(within)?.[0] ?? '', within.trim(), within.trim() === '' ? '' : (/\s*$/.exec(within)?.[0] ?? '')];
  const at = start + lead.length + open.length;
  return { from: start, to: end, text: `${lead}${open}${core}${close}${tail}`, select: [at, at + core.length] };
}

function markLines(text: string, start: number, end: number, mark: Mark, { note, column }: MarkWords): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  const to = after < 0 ? text.length : after;
  const lines = text.slice(from, to).split('\n');
  const marked = lines.map((line, i) => (mark === 'heading' ? `#### ${line}` : mark === 'list' ? `- ${line}` : mark === 'steps' ? `${i + 1}. ${line}` : `> ${mark === 'callout' && i === 0 ? `**${note}** ` : ''}${line}`));
  const table = `${lines.filter((line) => line.trim() !== '').map((line) => `${line}\n\n`).join('')}| ${column} 1 | ${column} 2 |\n|---|---|\n|  |  |`;
  const body = mark === 'table' ? table : marked.join('\n');
  const isBegin = text.slice(0, from).trim() === '' || /\n[ \t]*\n$/.test(text.slice(0, from));
  const put = `${isBegin ? '' : '\n'}${body}`;
  return { from, to, text: put, select: [from + put.length, from + put.length] };
}

/** Shows something in a paragraph of its own, after the line in which the cursor stands. Pure. */
export function showAfterLine(text: string, cursor: number, shown: string): Edit {
  const end = text.indexOf('\n', cursor);
  const at = end < 0 ? text.length : end;
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const isEmpty = text.slice(line, at).trim() === '';
  // Spaces of an empty line go: four of them before something would make a code of it.
  const from = isEmpty ? line : at;
  const before = text.slice(0, at).trim() === '' ? '' : isEmpty ? '\n' : '\n\n';
  const put = `${before}${shown}${/^\n*$/.test(text.slice(at)) || text.slice(at).startsWith('\n\n') ? '' : '\n'}`;
  return { from, to: at, text: put, select: [from + put.length, from + put.length] };
}

/** A text after an edit. Pure. */
export function applyEdit(text: string, { from, to, text: put }: Edit): string {
  return text.slice(0, from) + put + text.slice(to);
}
