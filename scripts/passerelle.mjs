// Sets up what is missing, then runs a command on the pinned Node. Runs itself on any Node from 20 on, with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { withoutNestedWrites } from './query-graph.mjs';
import { SERVING } from './serving.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const windows = process.platform === 'win32';
const npm = windows ? 'npm.cmd' : 'npm';
const pinned = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const stamps = join(root, 'node_modules', '.passerelle');
const environment = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function pinnedNode() {
  return existsSync(pinned) ? pinned : process.execPath;
}

/** Runs a step to its end, silently when it goes well. */
function run(label, command, args, { env = {}, cwd = root } = {}) {
  const result = spawnSync(command, args, { cwd, env: { ...environment, PATH: `${dirname(pinnedNode())}${windows ? ';' : ':'}${process.env.PATH}`, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: windows, maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) return;
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.exec(said);
  if (unreachable) fail(`${label} failed: the package registry cannot be reached (${unreachable[1]}).`);
  process.stderr.write(said);
  fail(`${label} failed${result.error ? `: ${result.error.message}` : ''}.`);
}

/** A tool of node_modules, on the pinned Node. */
function tool(label, path, args, options) {
  run(label, pinnedNode(), [join('node_modules', path), ...args], options);
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated' && !entry.name.includes('.test.'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function fingerprint(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesBelow(join(root, place)))) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Does the work when the places have changed since it was last done well, or when its result is gone. */
async function when(name, places, result, work) {
  const stamp = join(stamps, name);
  const now = fingerprint(places);
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  process.stderr.write(`Setting up: ${name} …\n`);
  await work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
}

/** Files of the browser, compressed once as small as they get. */
async function compressClient() {
  const folder = join(root, 'build', 'client');
  await Promise.all(
    filesBelow(folder)
      .filter((file) => /\.(js|css|svg|json|txt|webmanifest)$/.test(file))
      .map(async (file) => {
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
      }),
  );
}

/** Whether what npm noted down at its last installation, by us or by hand, is what the lockfile asks for. */
function isInstalled() {
  const noted = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const found = packagesOf(noted);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, { version, optional }]) => path === '' || optional || found[path]?.version === version);
}

async function install() {
  if (!isInstalled()) {
    process.stderr.write('Setting up: install …\n');
    run('The installation (npm ci)', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: { NODE_ENV: 'development' } });
  }
  // The package fetches the program of this machine in an install script; machines that run none are served here.
  if (!existsSync(pinned)) run('Fetching the pinned Node', process.execPath, ['installArchSpecificPackage.js'], { cwd: join(root, 'node_modules', 'node') });
  await when('client', ['prisma/schema', 'package-lock.json', 'scripts/query-graph.mjs'], 'app/platform/generated/client.ts', () => {
    tool('Generating the database client', 'prisma/build/index.js', ['generate']);
    const generated = join(root, 'app', 'platform', 'generated', 'internal', 'class.ts');
    writeFileSync(generated, withoutNestedWrites(readFileSync(generated, 'utf8')));
  });
}

async function build() {
  await when('build', ['app', 'public', 'prisma/schema', 'prisma/seed', 'scripts/query-graph.mjs', 'vite.config.ts', 'package-lock.json'], 'build/server/index.js', async () => {
    rmSync(join(root, 'build'), { recursive: true, force: true });
    tool('The build', '@remix-run/dev/dist/cli.js', ['vite:build'], { env: { NODE_ENV: 'production' } });
    await compressClient();
  });
}

/** Hands over to a script on the pinned Node, passes signals on, and ends as it ends. */
function become(args, env = {}) {
  const child = spawn(pinnedNode(), args, { cwd: root, env: { ...environment, ...env }, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Asked to stop, npm ends the shell between itself and us, which passes nothing on: that we lost it is all we hear. It is told
  // once, for the program that is asked again ends at once.
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    child.kill('SIGTERM');
  };
  const watching = process.env.npm_lifecycle_event ? setInterval(watch, 250).unref() : undefined;
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function serve(env = {}) {
  become([...SERVING.flags, 'scripts/serve.mjs'], { NODE_ENV: 'production', ...SERVING.env, ...env });
}

const commands = {
  async start() {
    await install();
    await build();
    serve();
  },
  async demo() {
    await install();
    await build();
    serve({ DEMO: '1', DATA_DIR: process.env.DATA_DIR || '.data/demo' });
  },
  async dev() {
    await install();
    become(['scripts/dev.mjs']);
  },
  async migration() {
    await install();
    become(['scripts/migration.mjs', ...process.argv.slice(3)]);
  },
  async test() {
    await install();
    await build();
    become(['scripts/test.mjs', ...process.argv.slice(3)]);
  },
  async bench() {
    await install();
    await build();
    become(['scripts/bench.mjs'], { NODE_ENV: 'production' });
  },
  async setup() {
    await install();
    await build();
  },
  /** Writes down what the program is made of, as the lockfile says it: CycloneDX, to the standard output. Needs no network and no installation. */
  sbom() {
    const { status, stdout, stderr } = spawnSync(npm, ['sbom', '--package-lock-only', '--offline', '--sbom-format=cyclonedx', '--sbom-type=application'], { env: environment, shell: windows, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) fail(`The bill of materials could not be made:\n${stderr}`);
    const bill = JSON.parse(stdout);
    // npm calls the program by the folder it lies in.
    bill.metadata.component.name = bill.metadata.component.purl.replace(/^pkg:npm\/|@.*$/g, '');
    process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
  },
  async 'curriculum-check'() {
    await install();
    become(['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'tests/house/curriculum.test.ts']);
  },
};

const command = commands[process.argv[2]];
if (!command) fail(`Commands: ${Object.keys(commands).join(', ')}`);
if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or later is needed; this is ${process.version}.`);
await command();
