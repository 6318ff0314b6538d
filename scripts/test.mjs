// Runs everything that must hold: types, lint, what may import what, tests on a real database, journeys in a real browser.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const failures = [];
let passed = 0;
let failed = 0;

function check(name, file, args) {
  process.stdout.write(`\n— ${name}\n`);
  const { status } = spawnSync(process.execPath, [`node_modules/${file}`, ...args], { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } });
  if (status !== 0) failures.push(name);
}

check('types', 'typescript/bin/tsc', ['--noEmit']);
check('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
check('what may import what', 'dependency-cruiser/bin/dependency-cruise.mjs', ['app', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']);
check('tests on a real database', 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/vitest.json`]);
check('journeys in a browser', '@playwright/test/cli.js', ['test']);

function count(path, read) {
  try {
    const [good, bad] = read(JSON.parse(readFileSync(path, 'utf8')));
    passed += good;
    failed += bad;
  } catch {
    failures.push(`${path} is missing`);
  }
}
count(`${results}/vitest.json`, (report) => [report.numPassedTests, report.numFailedTests]);
count(`${results}/journeys.json`, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected]);

if (failures.length > 0) process.stdout.write(`\nNot well: ${failures.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${Math.max(failed, failures.length > 0 ? 1 : 0)} failed\n`);
process.exit(failures.length > 0 || failed > 0 ? 1 : 0);
