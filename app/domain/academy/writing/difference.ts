/** A stretch of a text that stayed, was taken out or was put in. */
export interface Change {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** Past so many pairs of words, what is between a common begin and end is told as a whole: finding more would take too long. */
const MOST_PAIRS = 1_500_000;

/** So many words that stayed between two changes are told as such; one alone is rather there by chance, and cuts both texts into pieces that nobody can read. */
const LEAST_STAYED = 2;

/** What changed from one text to another, by words: all that is not `in` makes the old text, all that is not `out` the new one. Pure. */
export function changesBetween(before: string, after: string): Change[] {
  const [old, young] = [piecesOf(before), piecesOf(after)];
  let begin = 0;
  while (begin < old.length && begin < young.length && old[begin] === young[begin]) begin += 1;
  let end = 0;
  while (end < old.length - begin && end < young.length - begin && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1;
  const [out, into] = [old.slice(begin, old.length - end), young.slice(begin, young.length - end)];
  const middle = out.length * into.length > MOST_PAIRS ? [...out.map((text) => change('out', text)), ...into.map((text) => change('in', text))] : between(out, into);
  return bridged(joined([...old.slice(0, begin).map((text) => change('same', text)), ...middle, ...old.slice(old.length - end).map((text) => change('same', text))]));
}

function change(kind: Change['kind'], text: string): Change {
  return { kind, text };
}

/** Words, and what stands between them, so that nothing is lost. */
function piecesOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}'’]+|\s+|[^\p{L}\p{N}\s'’]/gu) ?? [];
}

/** The fewest changes, by the longest sequence that both have. */
function between(old: readonly string[], young: readonly string[]): Change[] {
  const width = young.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) for (let j = young.length - 1; j >= 0; j -= 1) longest[i * width + j] = old[i] === young[j] ? (longest[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    const [left, right] = [old[i], young[j]];
    if (left !== undefined && left === right) {
      changes.push(change('same', left));
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))) {
      changes.push(change('out', left));
      i += 1;
    } else {
      changes.push(change('in', right ?? ''));
      j += 1;
    }
  }
  return changes;
}

/** What stayed between two changes, if it is too little to be read as such, is told as taken out and put in with them. */
function bridged(changes: readonly Change[]): Change[] {
  const groups: { same: string; out: string; in: string }[] = [];
  for (const [i, { kind, text }] of changes.entries()) {
    const last = groups.at(-1);
    if (kind !== 'same' && last && last.same === '') last[kind] += text;
    else if (kind !== 'same') groups.push({ same: '', out: '', in: '', [kind]: text });
    else if (last && isBridge(text, last, changes.slice(i + 1, i + 3))) {
      last.out += text;
      last.in += text;
    } else groups.push({ same: text, out: '', in: '' });
  }
  return joined(groups.flatMap((group) => (['same', 'out', 'in'] as const).map((kind) => change(kind, group[kind])).filter(({ text }) => text !== '')));
}

/** Whether a stretch is short, and lies between changes that take out as well as put in: else nothing was written anew there. */
function isBridge(text: string, before: { same: string; out: string; in: string }, after: readonly Change[]): boolean {
  const following = after.slice(0, after[0]?.kind === 'same' ? 0 : after[1]?.kind === 'same' ? 1 : 2);
  const has = (kind: 'out' | 'in') => before[kind] !== '' || following.some((one) => one.kind === kind);
  return before.same === '' && following.length > 0 && (text.match(/[\p{L}\p{N}]+/gu) ?? []).length < LEAST_STAYED && has('out') && has('in');
}

function joined(changes: readonly Change[]): Change[] {
  const all: Change[] = [];
  for (const { kind, text } of changes) {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}
