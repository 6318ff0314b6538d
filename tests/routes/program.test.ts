import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freePort, isRunning, makeFolder, postmasterOf, start, stoodInLine } from '../setup/program.ts';

it('tells a second program in one line that folder or port are taken, and leaves nothing of it running', { timeout: 120_000 }, async () => {
  const [folder, other, port] = [makeFolder(), makeFolder(), String(await freePort())];
  const first = start({ DATA_DIR: folder, PORT: port });
  await first.settled;

  const onFolder = start({ DATA_DIR: folder, PORT: String(await freePort()) });
  expect(await onFolder.ended).toBe(1);
  expect(onFolder.said.err).toMatch(/^[^\n]*in use[^\n]*DATA_DIR[^\n]*\n$/);

  const onPort = start({ DATA_DIR: other, PORT: port });
  expect(await onPort.ended).toBe(1);
  expect(onPort.said.err).toBe(`Port ${port} is taken: set PORT to another one\n`);
  expect(existsSync(join(other, 'postgres', 'postmaster.pid'))).toBe(false);

  expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
  expect(await (await fetch(`http://localhost:${port}/readyz`)).json()).toEqual({ database: true, migrations: true, jobs: true });
  expect(await first.stop()).toBe(0);
  expect(first.said.err).toBe('');
});

/** By the command that people type, from there to the line that says where: what is there already is looked through as well. */
it('is there within five seconds when it starts again on what it has set up', { timeout: 180_000 }, async () => {
  const settings = { DATA_DIR: makeFolder(), PORT: String(await freePort()) };
  const took: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const begun = performance.now();
    const program = start(settings, [process.execPath, 'scripts/passerelle.mjs', 'start']);
    await program.settled;
    took.push(performance.now() - begun - stoodInLine(program.pid));
    expect(program.said.out).toContain('Passerelle is at');
    expect(await program.stop()).toBe(0);
  }
  // The first sets up.
  expect(Math.min(...took.slice(1)), `started in ${took.map(Math.round).join(', ')} ms`).toBeLessThan(5_000);
});

/** An account of the system without any right of its own. */
const NOBODY = { uid: 65534, gid: 65534 };

it('runs for an ordinary user, with a database of the same user', { timeout: 120_000 }, async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'whoever runs the tests is an ordinary user, and so is every program in them');
  skip(spawnSync(process.execPath, ['--check', 'scripts/serve.mjs'], NOBODY).status !== 0, 'the program lies in a folder that is closed to everyone but root');
  const [folder, port] = [makeFolder(), await freePort()];
  chownSync(folder, NOBODY.uid, NOBODY.gid);
  const program = start({ DATA_DIR: folder, PORT: String(port) }, undefined, NOBODY);
  await program.settled;
  expect(program.said.err).toBe('');
  expect(statSync(`/proc/${postmasterOf(folder)}`).uid).toBe(NOBODY.uid);
  expect(await (await fetch(`http://localhost:${port}/readyz`)).json()).toEqual({ database: true, migrations: true, jobs: true });
  expect(await program.stop()).toBe(0);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

/** A form of which half is sent: a request that is under way until the other half is. */
async function beginSending(port: number): Promise<{ finish(): Promise<string> }> {
  const form = 'pseudonym=Nobody&passphrase=some+words+or+other';
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk)).on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(`POST /sign-in HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n`);
  await expect.poll(() => answer).toMatch(/^HTTP\/1\.1 100 /);
  socket.write(form.slice(0, 20));
  return {
    async finish() {
      socket.write(form.slice(20));
      await closed;
      return answer;
    },
  };
}

const untilRefused = (port: number) => expect.poll(() => fetch(`http://localhost:${port}/healthz`).then(() => 'answered', () => 'refused'), { timeout: 5_000 }).toBe('refused');

it('finishes what is under way when it is asked to stop, and takes nothing new', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const program = start({ DATA_DIR: makeFolder(), PORT: String(port) });
  await program.settled;
  const sending = await beginSending(port);
  const ended = program.stop();
  await untilRefused(port);
  const answer = await sending.finish();
  expect(answer).toMatch(/^HTTP\/1\.1 422 /m);
  expect(answer).toContain('do not go together');
  expect(await ended).toBe(0);
  expect(program.said.err).toBe('');
});

it('ends at once when it is asked again later, and its database with it', { timeout: 120_000 }, async () => {
  const [folder, port] = [makeFolder(), await freePort()];
  const program = start({ DATA_DIR: folder, PORT: String(port) });
  await program.settled;
  const postmaster = postmasterOf(folder);
  await beginSending(port);
  void program.stop();
  await pause(1_100);
  expect(isRunning(postmaster)).toBe(true);
  expect(await program.stop()).toBe(1);
  await expect.poll(() => isRunning(postmaster), { timeout: 30_000 }).toBe(false);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid')), 'it came to its end in order').toBe(false);
});

it('finishes what is under way also when all that tells it to stop is the end of npm', { timeout: 120_000 }, async () => {
  const [folder, port] = [makeFolder(), await freePort()];
  const program = start({ DATA_DIR: folder, PORT: String(port), npm_lifecycle_event: 'start' }, ['sh', '-c', `"${process.execPath}" scripts/passerelle.mjs start & wait`]);
  await program.settled;
  const postmaster = postmasterOf(folder);
  const sending = await beginSending(port);
  await program.stop();
  await untilRefused(port);
  await pause(1_500);
  expect(await sending.finish()).toMatch(/^HTTP\/1\.1 422 /m);
  await expect.poll(() => isRunning(postmaster), { timeout: 30_000 }).toBe(false);
});

it('stops cleanly on SIGTERM, also in the middle of its first start, and its database with it', { timeout: 120_000 }, async () => {
  const folder = makeFolder();
  const postmaster = join(folder, 'postgres', 'postmaster.pid');
  const program = start({ DATA_DIR: folder, PORT: String(await freePort()) });
  await expect.poll(() => existsSync(postmaster), { timeout: 20_000 }).toBe(true);
  const pid = postmasterOf(folder);
  expect(await program.stop()).toBe(0);
  expect(existsSync(postmaster)).toBe(false);
  expect(isRunning(pid)).toBe(false);
  expect(existsSync(join(folder, 'program.pid'))).toBe(false);
});
