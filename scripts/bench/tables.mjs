// The tables of what was measured, and what each may cost at most.
import { FLOOR, isMove, isOfAcademy, isOfAssessment, isOfAssistance, isOfMentoring, RESULTS } from './pages.mjs';

const BUDGET = { javascript: 110, first: 160, second: 25, queries: 6, savingQueries: 3, share: 0.4, p95: 60, memory: 300, slower: 1.1 };
/** Pages of what is asked for and given have more to show. */
const ASSISTANCE_BUDGET = { queries: 8, p95: 80, slower: 1.3 };
/** Likewise. */
const MENTORING_BUDGET = { queries: 8, p95: 80 };
/** What is read on a bad line; the page of a module goes without scripts. */
const ACADEMY_BUDGET = { queries: 6, p95: 50, module: 60, proposal: 1_000 };
/** A round of 300 mentees and 120 mentors with up to 3 places: seconds of one core, and milliseconds for which nobody else is answered. */
const ROUND_BUDGET = { core: 2, held: 250 };

export const round = (value, digits = 0) => (value === undefined || value === null || Number.isNaN(value) ? '–' : value.toFixed(digits));
const kilobytes = (bytes) => (bytes === undefined ? '–' : round(bytes / 1000, 1));

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd());
}

/** Each page, a line each. */
export function printPages({ lines, floor }, counts) {
  const speedOf = ({ perSecond, p50, p95, p99 }) => [round(perSecond), round(p50, 1), round(p95, 1), round(p99, 1)];
  printTable([
    ['page', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'p95 of each', 'CPU ms', 'of empty Remix', 'of bare Node', 'bare req/s', 'queries', 'first kB', 'second kB', 'JS kB', 'with form', 'failed'],
    ...lines.map((line) => [
      line.name,
      ...speedOf(line),
      line.each.map((p95) => round(p95)).join(' '),
      round(line.processor, 1),
      round(line.share, 2),
      round(line.perSecond / line.bare.perSecond, 2),
      round(line.bare.perSecond),
      round(counts.get(line.name), Number.isInteger(counts.get(line.name)) ? 0 : 1),
      kilobytes(line.weight.first),
      kilobytes(line.weight.second),
      kilobytes(line.weight.javascript),
      kilobytes(line.weight.entered),
      String(line.failed),
    ]),
    [FLOOR.name, ...speedOf(floor), '–', '–', '1.00', '–', '–', round(counts.get(FLOOR.name)), kilobytes(floor.weight.first), kilobytes(floor.weight.second), kilobytes(floor.weight.javascript), kilobytes(floor.weight.entered), String(floor.failed)],
  ]);
}

/** Each budget with its worst page. */
export function printBudgets({ lines, floor, memory, memoryOfAssessment }, counts, small, boards, solver, proposal) {
  const pages = lines.filter((line) => !isMove(line));
  const [theirs, paired, read, earlier] = [lines.filter(isOfAssistance), lines.filter(isOfMentoring), lines.filter(isOfAcademy), lines.filter(isOfAssessment)];
  const full = pages.find(({ name }) => name === RESULTS.name);
  const most = (valueOf, of = pages) => of.map((line) => ({ name: line.name, value: valueOf(line) })).sort((a, b) => b.value - a.value)[0];
  const least = (valueOf, of) => of.map((line) => ({ name: line.name, value: valueOf(line) })).sort((a, b) => a.value - b.value)[0];
  const budgets = [
    ['JavaScript of a page with its form, kB', most(({ weight }) => weight.entered / 1000), BUDGET.javascript],
    ['page on a first visit, kB', most(({ weight }) => weight.first / 1000), BUDGET.first],
    ['page on a second visit, kB', most(({ weight }) => weight.second / 1000), BUDGET.second],
    ['queries of a page', most(({ name }) => counts.get(name), earlier.filter((line) => !isMove(line))), BUDGET.queries],
    ['queries of a page of assistance', most(({ name }) => counts.get(name), theirs.filter((line) => !isMove(line))), ASSISTANCE_BUDGET.queries],
    ['queries of a page of mentoring', most(({ name }) => counts.get(name), paired), MENTORING_BUDGET.queries],
    ['queries of a page of the library', most(({ name }) => counts.get(name), read), ACADEMY_BUDGET.queries],
    ['queries to save an answer', most(({ name }) => counts.get(name), lines.filter(({ saves }) => saves)), BUDGET.savingQueries],
    ['share of the empty Remix page', least(({ share }) => share, earlier), BUDGET.share, 'least'],
    ['p95, ms', most(({ p95 }) => p95, earlier), BUDGET.p95],
    ['p95 of assistance, ms', most(({ p95 }) => p95, theirs), ASSISTANCE_BUDGET.p95],
    ['p95 of mentoring, ms', most(({ p95 }) => p95, paired), MENTORING_BUDGET.p95],
    ['p95 of the library, ms', most(({ p95 }) => p95, read), ACADEMY_BUDGET.p95],
    ['a module on a first visit, kB', most(({ weight }) => weight.first / 1000, read.filter(({ name }) => name === 'module')), ACADEMY_BUDGET.module],
    ['a timetable of 10 days × 4 rooms × 30 modules proposed and kept, ms', { name: `${proposal.entries} entries`, value: proposal.milliseconds }, ACADEMY_BUDGET.proposal],
    ['resident memory under the load of the assessment’s pages, MB', { name: 'Node process', value: memoryOfAssessment ?? Number.NaN }, BUDGET.memory],
    ['resident memory under the load of every page, MB', { name: 'Node process', value: memory ?? Number.NaN }, BUDGET.memory],
    // Two runs of the same thing differ by up to a tenth.
    ['results, p50 with all organisations ÷ with 10', { name: `${round(full.p50, 1)} ms ÷ ${round(small.p50, 1)} ms`, value: full.p50 / small.p50 }, BUDGET.slower],
    ['board, p50 with 100,000 requests ÷ with 1,000', { name: `${round(boards.many.p50, 1)} ms ÷ ${round(boards.few.p50, 1)} ms`, value: boards.many.p50 / boards.few.p50 }, ASSISTANCE_BUDGET.slower],
    ['a round of 300 × 120, seconds of one core', { name: `${solver.placed} placed`, value: solver.cpu / 1000 }, ROUND_BUDGET.core],
    ['others held up by it, ms', { name: 'main thread', value: solver.held }, ROUND_BUDGET.held],
    ['failed requests', most(({ failed }) => failed, [...lines, { name: FLOOR.name, failed: floor.failed }]), 0],
  ];
  printTable([
    ['budget', 'allowed', 'worst', 'where', ''],
    ...budgets.map(([name, { name: where, value }, bound, side]) => {
      const holds = side === 'least' ? value >= bound : value <= bound;
      return [name, `${side === 'least' ? '≥' : '≤'} ${bound}`, round(value, 2), where, Number.isNaN(value) ? 'unknown' : holds ? 'ok' : 'over'];
    }),
  ]);
}
