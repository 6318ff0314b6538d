/** How deep things may stand within each other: more than anyone writes, and far less than what a reader of Markdown cannot bear. */
const DEEPEST = 20;
/** How many marks may stand in what hangs together: each is weighed against all that stand before it. */
const MOST_MARKS = 400;
/** Up to here neither lines nor cells are counted against the length of the text. */
const FEW = { lines: 600, cells: 2_000 };
const LEAST_SIGNS = { line: 20, cell: 4 };
/** As many as the days of a month, with what stands before and after them. */
const MOST_COLUMNS = 40;
/** What is put together from pieces that are within the bounds stays within them, with the marks that are put around each. */
const SLACK = { none: 0, assembled: 1, whole: 1 } as const;
/** A whole module is some forty pieces: it takes their lines and cells together, and no more of them than are read in a few seconds. */
const WHOLE = { lines: 10, cells: 20 };
/** No tree of what is within the bounds is deeper. */
const DEEPEST_TREE = 150;

/** What a line can begin with that others stand in: quotes, items of lists, footnotes. */
const BEGIN = /^(?:[ \t]|>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]]{1,99}\]:)+/;
/** Alone in its line, quotes aside: the end of a paragraph. */
const EMPTY = /^(?:> ?)*[ \t]*$/;
/** A line drawn across: it stands in nothing, and nothing in it. */
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
/** An item of a list begins a paragraph of its own, also where no line is left between. */
const ITEM = /^ {0,3}[-+*] +\S/;
/** Where an address ends is looked for from its end, over and over. */
const LONG_ADDRESS = /(?:www\.|https?:\/\/)\S{600}/i;
const MARKS = /\*+|_+|~+|`+|[[\]<]/g;

/**
 * The line at which a text has more marks than can be read as Markdown in little time, counted from 1; null for all that people
 * write. To be asked before anything is parsed: a few thousand signs can keep a reader busy for minutes, or end the program. Pure, and linear in the length.
 */
export function lineTooMarked(markdown: string, of: keyof typeof SLACK = 'none'): number | null {
  const more = SLACK[of];
  const lines = markdown.split(/\r\n?|\n/);
  const times = of === 'whole' ? WHOLE : { lines: 1, cells: 1 };
  const [mostLines, mostCells] = [Math.max(FEW.lines * times.lines, markdown.length / LEAST_SIGNS.line), Math.max(FEW.cells * times.cells, markdown.length / LEAST_SIGNS.cell)];
  let [marks, written, columns, cells] = [0, 0, 0, 0];
  if (lines.length > 2 * mostLines) return lines.length;
  for (const [i, line] of lines.entries()) {
    const begin = BEGIN.exec(line)?.[0] ?? '';
    const rest = line.slice(begin.length);
    const isRule = RULE.test(line);
    if (!isRule && depthOf(begin) > DEEPEST + 4 * more) return i + 1;
    // What only looks empty, a space that is none or an item with nothing in it, ends no paragraph.
    const isEmpty = EMPTY.test(line);
    if (isEmpty || isRule || ITEM.test(line)) marks = 0;
    if (isEmpty) columns = 0;
    if (/^[ \t]*$/.test(line)) continue;
    if (LONG_ADDRESS.test(rest)) return i + 1;
    const pipes = rest.split('|').length - 1;
    if (pipes > MOST_COLUMNS) return i + 1;
    if (/^[\s|:-]+$/.test(rest) && rest.includes('-')) columns = pipes + 1;
    if (!isRule) marks += weightOf(rest);
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

/** How much the marks of a line weigh. A line to write on can open nothing and weighs as one; in a cell it weighs little; a long run within words can open as many things as half of its signs. */
function weightOf(rest: string): number {
  let weight = 0;
  for (const { 0: run, index } of rest.matchAll(MARKS)) {
    const [before, after] = [rest.charAt(index - 1), rest.charAt(index + run.length)];
    const isLine = run.startsWith('_') && /^[\s:]?$/.test(before) && /^\s?$/.test(after);
    const isCell = run.startsWith('_') && /^[\s|:]?$/.test(before) && /^[\s|]?$/.test(after);
    weight += isLine || run.length <= 3 ? 1 : Math.ceil(run.length / (isCell ? 8 : 2));
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
