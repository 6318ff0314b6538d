// Builds and starts the program, and does both again when a file changes: what one works on is what is served.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const WATCHED = ['app', 'curriculum', 'prisma', 'public', 'vite.config.ts'];
const SETTLED_AFTER = 200;
let server = null;
let changed = Promise.withResolvers();

function ends(child) {
  return new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(child.exitCode)));
}

async function stop() {
  const running = server;
  server = null;
  running?.kill('SIGTERM');
  if (running) await ends(running);
}

async function start() {
  if ((await ends(spawn(process.execPath, ['scripts/passerelle.mjs', 'setup'], { stdio: 'inherit' }))) !== 0) return;
  server = spawn(process.execPath, ['scripts/serve.mjs'], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
}

for (const place of WATCHED) {
  watch(place, { recursive: true }, (_event, name) => {
    if (!/(^|\/)generated\/|\.test\.|~$/.test(name ?? '')) changed.resolve();
  });
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop().then(() => process.exit(0)));

for (;;) {
  changed = Promise.withResolvers();
  await start();
  await changed.promise;
  await pause(SETTLED_AFTER);
  await stop();
}
