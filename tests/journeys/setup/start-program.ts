import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What must stand in no line that the program writes, whoever went through it: words, names, addresses, devices, tokens, secrets. */
const PRIVATE = ['canary-8R1-larch', 'lantern otter', 'Mozilla', 'Chrome', '__Host-', '127.0.0.1', '::1', '/organisations/', '/requests/', '/assessments/', 'Baobab', 'Rosewood', 'Mahogany', 'example.org'];

/** Starts the built program on an empty database of its own, as `npm start` does, and keeps the set-up link it prints. */
export default async function startProgram(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-journeys-'));
  chmodSync(folder, 0o755);
  const port = process.env.JOURNEY_PORT || '3477';
  const program = spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, PORT: port, ORIGIN: `http://localhost:${port}`, LOG_LEVEL: 'debug', REQUESTS_PER_MINUTE: '0', CONNECTIONS_FILE: join(folder, 'connections'), NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${pathToFileURL(join(import.meta.dirname, 'watch-connections.mjs')).href}` }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  program.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    program.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Passerelle is at')) resolve();
    });
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  process.env.SETUP_LINK = /(\/join\/[\w-]+)/.exec(said)?.[1] ?? '';
  process.env.PROGRAM_FOLDER = folder;
  // Journeys that begin in the middle write to its database themselves.
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
  process.env.PROGRAM_DATABASE_URL = `postgresql://passerelle:${read('postgres.password')}@127.0.0.1:${read('postgres/postmaster.pid').split('\n')[3]}/passerelle`;
  process.env.PROGRAM_MASTER_KEY = read('master.key');
  return async () => {
    const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
    program.kill('SIGTERM');
    const code = await ended;
    const connections = new Set(readFileSync(join(folder, 'connections'), 'utf8').trim().split('\n'));
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the program did not stop cleanly: ${code}`);
    const { port: databasePort } = new URL(process.env.PROGRAM_DATABASE_URL ?? '');
    // Nothing leaves but to the database, whichever journeys were walked: on its socket, or where there can be none on the loopback.
    const others = [...connections].filter((to) => to !== `127.0.0.1:${databasePort}` && to !== `path ${join(folder, 'postgres', `.s.PGSQL.${databasePort}`)}`);
    if (others.length > 0) throw new Error(`the program opened connections beside its database: ${others.join(', ')}`);
    const logged = said.split('\n').filter((line) => !line.startsWith('There is no account yet') && !line.startsWith('The master key lies in') && !line.startsWith('Passerelle is at'));
    const told = logged.filter((line) => PRIVATE.some((word) => line.includes(word)));
    if (logged.length < 100 || told.length > 0) throw new Error(`of ${logged.length} lines of the log these tell of people: ${told.slice(0, 5).join('\n')}`);
  };
}
