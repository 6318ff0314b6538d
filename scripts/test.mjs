// Runs everything that must hold: types, lint, what may import what, tests on a real database, journeys in a real browser.
// With names, only those: npm test -- types unit
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';

const results = 'test-results';
const vitest = (...projects) => ['vitest/vitest.mjs', 'run', ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${results}/vitest.json`];
// How many passed, and what failed: by file and name, as whoever reads only the end of what was printed looks for it.
const countVitest = [`${results}/vitest.json`, ({ numPassedTests, testResults }) => [numPassedTests, testResults.flatMap(failedOf)]];
const countJourneys = [`${results}/journeys.json`, ({ stats, suites }) => [stats.expected + stats.flaky, suites.flatMap(unexpectedOf)]];

const CHECKS = {
  types: { says: 'types', runs: ['typescript/bin/tsc', '--noEmit'] },
  lint: { says: 'lint', runs: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  imports: { says: 'what may import what', runs: ['dependency-cruiser/bin/dependency-cruise.mjs', 'app', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'] },
  tests: { says: 'tests, most on a real database', runs: vitest(), counts: countVitest },
  journeys: { says: 'journeys in a browser', runs: ['@playwright/test/cli.js', 'test'], counts: countJourneys },
  unit: { says: 'tests without a database', runs: vitest('unit'), counts: countVitest, part: true },
  database: { says: 'tests on a real database', runs: vitest('database'), counts: countVitest, part: true },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !CHECKS[name]);
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}: name some of ${Object.keys(CHECKS).join(', ')}\n`);
  process.exit(1);
}
const names = asked.length > 0 ? asked : Object.keys(CHECKS).filter((name) => !CHECKS[name].part);

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const failures = [];
const failed = [];
let passed = 0;

for (const name of names) {
  const { says, runs: [file, ...args], counts } = CHECKS[name];
  process.stdout.write(`\n— ${says}\n`);
  if (counts) rmSync(counts[0], { force: true });
  const { status } = spawnSync(process.execPath, [`node_modules/${file}`, ...args], { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } });
  if (status !== 0) failures.push(says);
  const named = failed.length;
  if (counts) count(...counts);
  if (counts && status !== 0 && failed.length === named) failed.push(`${says}: something that belongs to no test, as is told above`);
}

function count(path, read) {
  try {
    const [good, bad] = read(JSON.parse(readFileSync(path, 'utf8')));
    passed += good;
    failed.push(...bad);
  } catch {
    failures.push(`${path} is missing or cannot be read`);
  }
}

/** What failed in a file of tests: the file itself where it could not be read to its end. */
function failedOf({ name, status, assertionResults }) {
  const file = relative(process.cwd(), name);
  const names = assertionResults.filter((one) => one.status === 'failed').map(({ fullName }) => `${file} › ${fullName}`);
  return names.length === 0 && status === 'failed' ? [file] : names;
}

/** The tests of a journey that failed, with the parts of its file within which they stand. */
function unexpectedOf({ title, specs = [], suites = [] }) {
  return [...specs.filter(({ ok }) => !ok).map((spec) => spec.title), ...suites.flatMap(unexpectedOf)].map((name) => `${title} › ${name}`);
}

for (const one of failed) process.stdout.write(`\n✗ ${one}`);
if (failures.length > 0) process.stdout.write(`\nNot well: ${failures.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${Math.max(failed.length, failures.length > 0 ? 1 : 0)} failed\n`);
process.exit(failures.length > 0 || failed.length > 0 ? 1 : 0);
