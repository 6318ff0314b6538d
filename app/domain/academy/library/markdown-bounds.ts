/** How deep things may stand within each other: more than anyone writes, and far less than what a reader of Markdown cannot bear. */
const DEEPEST = 20;
/** How many marks may stand in what hangs together: each is weighed against all that stand before it. */
const MOST_MARKS = 400;
/** Up to here neither lines nor cells are counted against the length of the text. */
const FEW = { lines: 600, cells: 2_000 };
const LEAST_SIGNS = { line: 20, cell: 4 };
const MOST_COLUMNS = 24;
/** What is put together from pieces that are within the bounds stays within them, with the marks that are put around each. */
const SLACK = { none: 0, assembled: 1 } as const;
/** No tree of what is within the bounds is deeper. */
const DEEPEST_TREE = 150;

/** What a line can begin with that others stand in: quotes, items of lists, footnotes. */
const BEGIN = /^(?:[ \t]|>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]]{1,99}\]:)+/;
const MARKS = /\*+|_+|~+|`+|[[\]<]/g;

/**
 * The line at which a text has more marks than can be read as Markdown in little time, counted from 1; null for all that people
 * write. To be asked before anything is parsed: a few thousand signs can keep a reader busy for minutes, or end the program. Pure, and linear in the length.
 */
export function lineTooMarked(markdown: string, of: keyof typeof SLACK = 'none'): number | null {
  const more = SLACK[of];
  const lines = markdown.split(/\r\n?|\n/);
  const [mostLines, mostCells] = [Math.max(FEW.lines, markdown.length / LEAST_SIGNS.line), Math.max(FEW.cells, markdown.length / LEAST_SIGNS.cell)];
  let [marks, written, columns, cells] = [0, 0, 0, 0];
  if (lines.length > 2 * mostLines) return lines.length;
  for (const [i, line] of lines.entries()) {
    const begin = BEGIN.exec(line)?.[0] ?? '';
    const rest = line.slice(begin.length);
    if (depthOf(begin) > DEEPEST + 4 * more) return i + 1;
    if (rest.trim() === '') [marks, columns] = [0, 0];
    if (line.trim() === '') continue;
    const pipes = rest.split('|').length - 1;
    if (pipes > MOST_COLUMNS) return i + 1;
    if (/^[\s|:-]+$/.test(rest) && rest.includes('-')) columns = pipes + 1;
    marks += weightOf(rest);
    written += 1;
    cells += columns;
    if (marks > MOST_MARKS * (1 + more / 2) || written > mostLines || cells > mostCells) return i + 1;
  }
  return null;
}

/** How deep a line can stand at most: by its own marks, and by all that it is moved in. A line without a mark begins nothing. */
function depthOf(begin: string): number {
  const marks = begin.replace(/\[\^[^\]]*\]:|\d+[.)]/g, '-').replace(/[ \t]/g, '').length;
  const moved = begin.replace(/\t/g, '    ').replace(/[^ ]/g, '').length;
  return marks === 0 ? 0 : marks + Math.max(0, moved - marks) / 2;
}

/** How much the marks of a line weigh. A line to write on weighs as one; a long run within words can open as many things as half of its signs. */
function weightOf(rest: string): number {
  let weight = 0;
  for (const { 0: run, index } of rest.matchAll(MARKS)) {
    const isToWriteOn = run.startsWith('_') && /^[\s|:]?$/.test(rest.charAt(index - 1)) && /^[\s|]?$/.test(rest.charAt(index + run.length));
    weight += isToWriteOn || run.length <= 3 ? 1 : Math.ceil(run.length / 2);
  }
  return weight;
}

interface Nested {
  children?: readonly Nested[];
}

/** Whether a tree is deeper than whoever walks through it can go. */
export function isTooDeep(root: Nested): boolean {
  let level: readonly Nested[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_TREE) return true;
    level = level.flatMap(({ children = [] }) => children);
  }
  return false;
}
