// Measures the built program on a full database, beside a bare Node server and an empty page of the same build.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { ACADEMY_PAGES, addModules, addTimetable, held as academy } from './bench/academy.mjs';
import { addAssistance, addRequests, ASSISTANCE_PAGES, BOARD, held as assistance, nextBooking } from './bench/assistance.mjs';
import { askForCounting, countQueries } from './bench/counting.mjs';
import { addOrganisations, answerThroughProgram, completeAll, countRows, HEADERS, PLACES, prepare, saving } from './bench/filling.mjs';
import { addMentoring, held as mentoring, MENTORING_PAGES } from './bench/mentoring.mjs';
import { connect, databaseUrl, freePort, makeFolder, processorTime, removeFolder, residentMemory, startProgram, stopProgram } from './bench/program.mjs';
import { CONNECTIONS, measure, savingRequests, send } from './bench/sending.mjs';
import { measureSolver } from './bench/solver.mjs';
import { weigh } from './bench/weighing.mjs';

const LONGEST = 20 * 60_000;
/** In seconds: until the engine has compiled what a page runs, as it has in a program that has run for a while. */
const WARM_UP = 8;
const SECONDS = 4;
const BASELINE_SECONDS = 2;
/** Requests one after the other, of which the processor's time is taken: that depends little on what else runs. */
const ONE_BY_ONE = 200;
/** How far the same page may differ within a run, fastest over slowest, before something else must have been running. */
const STEADY = 1.3;
const BUDGET = { javascript: 110, first: 160, second: 25, queries: 6, savingQueries: 3, share: 0.4, p95: 60, memory: 300, slower: 1.1 };
/** Pages of what is asked for and given have more to show. */
const ASSISTANCE_BUDGET = { queries: 8, p95: 80, slower: 1.3 };
/** Likewise. */
const MENTORING_BUDGET = { queries: 8, p95: 80 };
/** What is read on a bad line; the page of a module goes without scripts. */
const ACADEMY_BUDGET = { queries: 6, p95: 50, module: 60, proposal: 1_000 };
/** A round of 300 mentees and 120 mentors with up to 3 places: seconds of one core, and milliseconds for which nobody else is answered. */
const ROUND_BUDGET = { core: 2, held: 250 };
/** Requests on the board: few, as many as it is measured with, and many. */
const REQUESTS = [1_000, 10_000, 100_000];

const PAGES = [
  { name: 'sign-in', path: '/sign-in', headers: {} },
  { name: 'dashboard', path: '/home', headers: HEADERS.lead },
  { name: 'component form', path: `/assessments/${PLACES.open}/components/1`, headers: HEADERS.lead },
  { name: 'saving one answer', path: `/assessments/${PLACES.open}/answers`, saves: true },
  { name: 'results', path: `/assessments/${PLACES.completed}/results`, headers: HEADERS.lead },
  { name: 'region', path: `/networks/${PLACES.network}/overview`, headers: HEADERS.coordinator },
  ...ASSISTANCE_PAGES,
  ...MENTORING_PAGES,
  ...ACADEMY_PAGES,
];
const isOfAssistance = ({ name }) => ASSISTANCE_PAGES.some((page) => page.name === name);
const isOfMentoring = ({ name }) => MENTORING_PAGES.some((page) => page.name === name);
const isOfAcademy = ({ name }) => ACADEMY_PAGES.some((page) => page.name === name);
/** The pages with which all began, from the door on. */
const isOfAssessment = (page) => !isOfAssistance(page) && !isOfMentoring(page) && !isOfAcademy(page);
/** Pages that change something are no pages to look at. */
const isMove = ({ saves, books }) => Boolean(saves || books);
const RESULTS = PAGES.find(({ name }) => name === 'results');
const FLOOR = { name: 'empty Remix page', path: '/signed-in', headers: HEADERS.lead };

const folder = makeFolder();
const running = { program: null, bare: null };
let ending = null;

/** Ends what was started and removes what was written; once. */
function clean() {
  ending ??= (async () => {
    running.bare?.kill();
    if (running.program) await stopProgram(running.program, folder);
    removeFolder(folder);
  })();
  return ending;
}

function giveUp(line, code) {
  process.stderr.write(`${line}\n`);
  void clean().finally(() => process.exit(code));
}
setTimeout(() => giveUp('The benchmark took longer than twenty minutes and was stopped.', 1), LONGEST).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => giveUp('Stopped.', 1));

function tell(line) {
  process.stderr.write(`${line}\n`);
}

async function start(port) {
  const { child, origin } = await startProgram(folder, port);
  running.program = child;
  return { child, origin };
}

async function startBare() {
  const env = { ...process.env, DATABASE_URL: databaseUrl(folder), PERSON_ID: '0199a000-0001-7000-8000-000000000001' };
  running.bare = spawn(process.execPath, ['scripts/bench/bare-server.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    running.bare.stdout.once('data', (text) => resolve(String(text).trim()));
    running.bare.once('exit', () => reject(new Error('The bare server ended')));
  });
  return `http://127.0.0.1:${port}`;
}

/** The criteria of the open assessment with the versions that stand. */
async function readVersions(database, criteria) {
  // Requests that the load before left half-way may still be saved.
  await pause(1_000);
  const { rows } = await database.query('select criterion_key, version from answer where assessment_id = $1', [PLACES.open]);
  const versions = new Map(rows.map((row) => [row.criterion_key, row.version]));
  return criteria.map((criterion) => ({ criterion, version: versions.get(criterion) ?? 0 }));
}

async function load(origin, page, seconds, database, criteria) {
  const requests = page.saves ? savingRequests(await readVersions(database, criteria)) : page.books ? [{ method: 'POST', setupRequest: (base) => ({ ...base, ...nextBooking() }) }] : undefined;
  return measure(`${origin}${page.path}`, { headers: page.headers, requests, seconds, wanted: page.books ? 303 : 200 });
}

async function loadWarm(...[origin, page, seconds, ...rest]) {
  await load(origin, page, WARM_UP, ...rest);
  return load(origin, page, seconds, ...rest);
}

/** Speed and weight of every page and of both baselines, and the most memory that was held meanwhile. */
async function measureAll({ child, origin }, database, criteria) {
  const bare = await startBare();
  await load(bare, { path: '/1000' }, BASELINE_SECONDS);
  const floors = [];
  let memory = residentMemory(child.pid);
  const watch = setInterval(() => (memory = memory === null ? null : Math.max(memory, residentMemory(child.pid) ?? 0)), 200);
  for (const page of PAGES.filter(isOfAssessment)) await load(origin, page, SECONDS, database, criteria);
  const memoryOfAssessment = memory;
  for (const page of PAGES) await load(origin, page, BASELINE_SECONDS, database, criteria);
  await load(origin, FLOOR, WARM_UP);
  const lines = [];
  for (const page of PAGES) {
    tell(`Measuring: ${page.name} …`);
    // Right before the page itself, so that both are measured under the same conditions.
    const beside = await load(origin, FLOOR, BASELINE_SECONDS);
    floors.push(beside);
    const speed = await loadWarm(origin, page, SECONDS, database, criteria);
    const weight = isMove(page) ? { page: 200 } : await weigh(`${origin}${page.path}`, page.headers);
    const processor = isMove(page) ? Number.NaN : await measureProcessor(child.pid, `${origin}${page.path}`, page.headers);
    lines.push({ ...page, ...speed, weight, processor, share: speed.perSecond / beside.perSecond, bare: await load(bare, { path: `/${weight.page}` }, BASELINE_SECONDS) });
  }
  clearInterval(watch);
  running.bare.kill();
  return { lines, floor: { ...summarise(floors), weight: await weigh(`${origin}${FLOOR.path}`, FLOOR.headers) }, memory, memoryOfAssessment };
}

/** Milliseconds of the processor that the program takes for one request. */
async function measureProcessor(pid, url, headers) {
  const before = processorTime(pid);
  for (let i = 0; i < ONE_BY_ONE; i += 1) await send(url, { headers: { ...headers, 'accept-encoding': 'br' } });
  return before === null ? Number.NaN : (processorTime(pid) - before) / ONE_BY_ONE;
}

/** Several measurements of one page as one, with the slowest and the fastest of them. */
function summarise(runs) {
  const all = (name) => runs.map((run) => run[name]);
  const mean = (name) => all(name).reduce((sum, value) => sum + value, 0) / runs.length;
  const speeds = all('perSecond');
  return { perSecond: mean('perSecond'), p50: mean('p50'), p95: mean('p95'), p99: mean('p99'), failed: mean('failed') * runs.length, slowest: Math.min(...speeds), fastest: Math.max(...speeds) };
}

/** Queries per request by page; the server has been started again with its counter. */
async function countAll(origin, database, criteria) {
  await database.query('create extension if not exists pg_stat_statements');
  const counts = new Map();
  for (const page of [...PAGES, FLOOR]) {
    const entries = page.saves ? await readVersions(database, criteria) : [];
    const requestOf = (i) => (page.saves ? saving({ ...entries[i], level: i % 5 }) : page.books ? nextBooking(1) : { headers: { ...page.headers, 'accept-encoding': 'br' } });
    counts.set(page.name, await countQueries(database, `${origin}${page.path}`, requestOf, page.books ? 303 : 200));
  }
  return counts;
}

const round = (value, digits = 0) => (value === undefined || value === null || Number.isNaN(value) ? '–' : value.toFixed(digits));
const kilobytes = (bytes) => (bytes === undefined ? '–' : round(bytes / 1000, 1));

function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd());
}

function printPages({ lines, floor }, counts) {
  const speedOf = ({ perSecond, p50, p95, p99 }) => [round(perSecond), round(p50, 1), round(p95, 1), round(p99, 1)];
  printTable([
    ['page', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms', 'of empty Remix', 'of bare Node', 'bare req/s', 'queries', 'first kB', 'second kB', 'JS kB', 'with form', 'failed'],
    ...lines.map((line) => [
      line.name,
      ...speedOf(line),
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
    [FLOOR.name, ...speedOf(floor), '–', '1.00', '–', '–', round(counts.get(FLOOR.name)), kilobytes(floor.weight.first), kilobytes(floor.weight.second), kilobytes(floor.weight.javascript), kilobytes(floor.weight.entered), String(floor.failed)],
  ]);
}

/** Each budget with its worst page. */
function printBudgets({ lines, floor, memory, memoryOfAssessment }, counts, small, boards, solver, proposal) {
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

async function startAnew(child, database) {
  await database.end();
  await stopProgram(child, folder);
  const begun = await start(await freePort());
  return { ...begun, database: await connect(folder) };
}

async function bench() {
  tell('Solving a round …');
  const solver = await measureSolver();
  tell('Starting the program …');
  let { child, origin } = await start(Number(process.env.PORT) || (await freePort()));
  let database = await connect(folder);
  const criteria = await prepare(database);
  tell('Filling: 10 organisations …');
  await addOrganisations(database, 1, 10);
  await answerThroughProgram(origin, PLACES.completed, criteria);
  await answerThroughProgram(origin, PLACES.open, criteria);
  await completeAll(database);
  for (const page of PAGES) if (!isMove(page) && isOfAssessment(page)) await send(`${origin}${page.path}`, { headers: page.headers });
  const small = await loadWarm(origin, RESULTS, SECONDS);
  tell('Filling: 300 organisations …');
  await addOrganisations(database, 11, 300);
  await completeAll(database);
  const held = await countRows(database);
  tell(`Filling: ${REQUESTS[0]} requests, ${assistance.sessions} sessions …`);
  await addAssistance(database);
  await addRequests(database, REQUESTS[0]);
  tell(`Filling: ${mentoring.pairings} pairings, ${mentoring.months} months of one mentee …`);
  await addMentoring(database);
  tell(`Filling: ${academy.modules} modules in ${academy.languages} languages …`);
  await addModules(database);
  tell('Filling: an edition with its timetable …');
  const proposal = await addTimetable(database, origin);
  const boards = { few: await loadWarm(origin, BOARD, SECONDS) };
  await addRequests(database, REQUESTS[1]);
  // What is measured is a program that finds its data there, not one that has just made a database and its curriculum.
  ({ child, origin, database } = await startAnew(child, database));
  const measured = await measureAll({ child, origin }, database, criteria);
  tell(`Filling: ${REQUESTS[2]} requests …`);
  await addRequests(database, REQUESTS[2]);
  boards.many = await loadWarm(origin, BOARD, SECONDS);
  tell('Counting queries …');
  await askForCounting(database);
  ({ child, origin, database } = await startAnew(child, database));
  const counts = await countAll(origin, database, criteria);
  await database.end();
  console.log(`\n${held.organisations} organisations, ${held.assessments} completed assessments, ${held.answers} answers; ${REQUESTS[1]} requests, ${assistance.sessions} sessions in a month, ${assistance.people} people over 90 days; ${mentoring.pairings} pairings, ${mentoring.months} months of a mentee’s growth, ${academy.modules} modules in ${academy.languages} languages; ${CONNECTIONS} connections, ${SECONDS} s a page after ${WARM_UP} s of warming up; Node ${process.versions.node}, ${cpus().length} cores, shared with PostgreSQL and the load`);
  console.log('Pages are asked for and sent compressed (br); the bare server sends as many bytes. kB are 1000 bytes.');
  const { slowest, fastest } = measured.floor;
  console.log(`The empty page, measured before each page: ${round(slowest)} to ${round(fastest)} requests/s.${fastest / slowest > STEADY ? ' The machine was not quiet: do not trust the speeds.' : ''}\n`);
  printPages(measured, counts);
  console.log('');
  printBudgets(measured, counts, small, boards, solver, proposal);
}

try {
  await bench();
  await clean();
  process.exit(0);
} catch (error) {
  await clean();
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
