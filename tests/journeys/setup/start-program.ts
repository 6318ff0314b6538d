import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts the built program on an empty database of its own, as `npm start` does, and keeps the set-up link it prints. */
export default async function startProgram(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-journeys-'));
  chmodSync(folder, 0o755);
  const port = process.env.JOURNEY_PORT ?? '3477';
  const program = spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, PORT: port, ORIGIN: `http://localhost:${port}`, LOG_LEVEL: 'info', REQUESTS_PER_MINUTE: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
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
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the program did not stop cleanly: ${code}`);
  };
}
