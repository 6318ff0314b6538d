// Measures the built program on a full database, beside a bare Node server and an empty page of the same build.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { addModules, addTimetable, held as academy } from './bench/academy.mjs';
import { addAssistance, addRequests, BOARD, held as assistance, nextBooking } from './bench/assistance.mjs';
import { askForCounting, countQueries } from './bench/counting.mjs';
import { addOrganisations, answerThroughProgram, completeAll, countRows, PLACES, prepare, saving } from './bench/filling.mjs';
import { addMentoring, held as mentoring } from './bench/mentoring.mjs';
import { FLOOR, isMove, isOfAssessment, PAGES, RESULTS } from './bench/pages.mjs';
import { connect, databaseUrl, freePort, makeFolder, processorTime, removeFolder, residentMemory, startProgram, stopProgram } from './bench/program.mjs';
import { CONNECTIONS, measure, savingRequests, send } from './bench/sending.mjs';
import { measureSolver } from './bench/solver.mjs';
import { printBudgets, printPages, round } from './bench/tables.mjs';
import { weigh } from './bench/weighing.mjs';

const LONGEST = 30 * 60_000;
/** In seconds: until the engine has compiled what a page runs, as it has in a program that has run for a while. */
const WARM_UP = 8;
/** The same, where it has compiled the page already and has others on its hands since. */
const WARM_AGAIN = 3;
const SECONDS = 4;
/** How often each page is measured, minutes apart: of a machine that is shared, four seconds tell more of who else is at work. The middle one counts. */
const PASSES = 3;
const BASELINE_SECONDS = 2;
/** Requests one after the other, of which the processor's time is taken: that depends little on what else runs. */
const ONE_BY_ONE = 200;
/** How far the same page may differ within a run, fastest over slowest, before something else must have been running. */
const STEADY = 1.3;
/** Requests on the board: few, as many as it is measured with, and many. */
const REQUESTS = [1_000, 10_000, 100_000];

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
setTimeout(() => giveUp('The benchmark took longer than thirty minutes and was stopped.', 1), LONGEST).unref();
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

async function loadWarm(origin, page, { database, criteria, warmUp = WARM_UP } = {}) {
  await load(origin, page, warmUp, database, criteria);
  return load(origin, page, SECONDS, database, criteria);
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
  const passes = new Map(PAGES.map(({ name }) => [name, []]));
  for (let pass = 1; pass <= PASSES; pass += 1) {
    for (const page of PAGES) {
      tell(`Measuring (${pass} of ${PASSES}): ${page.name} …`);
      // Right before the page itself, so that both are measured under the same conditions.
      const beside = await load(origin, FLOOR, BASELINE_SECONDS);
      floors.push(beside);
      const speed = await loadWarm(origin, page, { database, criteria, warmUp: pass === 1 ? WARM_UP : WARM_AGAIN });
      passes.get(page.name).push({ ...speed, share: speed.perSecond / beside.perSecond });
    }
  }
  const lines = [];
  for (const page of PAGES) {
    const weight = isMove(page) ? { page: 200 } : await weigh(`${origin}${page.path}`, page.headers);
    const processor = isMove(page) ? Number.NaN : await measureProcessor(child.pid, `${origin}${page.path}`, page.headers);
    lines.push({ ...page, ...middleOf(passes.get(page.name)), weight, processor, bare: await load(bare, { path: `/${weight.page}` }, BASELINE_SECONDS) });
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

/** Of several measurements of one page the one whose p95 is in the middle, with the p95 of each and what failed in any. */
function middleOf(runs) {
  const sorted = runs.toSorted((a, b) => a.p95 - b.p95);
  return { ...sorted[Math.floor(runs.length / 2)], each: runs.map(({ p95 }) => p95), failed: runs.reduce((sum, { failed }) => sum + failed, 0) };
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
  const small = await loadWarm(origin, RESULTS);
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
  const boards = { few: await loadWarm(origin, BOARD) };
  await addRequests(database, REQUESTS[1]);
  // What is measured is a program that finds its data there, not one that has just made a database and its curriculum.
  ({ child, origin, database } = await startAnew(child, database));
  const measured = await measureAll({ child, origin }, database, criteria);
  tell(`Filling: ${REQUESTS[2]} requests …`);
  await addRequests(database, REQUESTS[2]);
  boards.many = await loadWarm(origin, BOARD);
  tell('Counting queries …');
  await askForCounting(database);
  ({ child, origin, database } = await startAnew(child, database));
  const counts = await countAll(origin, database, criteria);
  await database.end();
  console.log(`\n${held.organisations} organisations, ${held.assessments} completed assessments, ${held.answers} answers; ${REQUESTS[1]} requests, ${assistance.sessions} sessions in a month, ${assistance.people} people over 90 days; ${mentoring.pairings} pairings, ${mentoring.months} months of a mentee’s growth, ${academy.modules} modules in ${academy.languages} languages; ${CONNECTIONS} connections, ${SECONDS} s a page after ${WARM_UP} s of warming up, ${PASSES} times minutes apart, of which the one with the middle p95 stands here; Node ${process.versions.node}, ${cpus().length} cores, shared with PostgreSQL and the load`);
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
