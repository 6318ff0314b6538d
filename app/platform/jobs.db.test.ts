import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { connectionPool } from './database.server.ts';
import { eachApart, jobsAreWell, scheduleJob, startJobs, stopJobs } from './jobs.server.ts';
import { log } from './log.server.ts';
import { currentRequestId } from './request-context.server.ts';

beforeAll(startJobs);
afterAll(stopJobs);

it('a job runs by its line, under an id of its own', { timeout: 30_000 }, async () => {
  const ids: (string | undefined)[] = [];
  expect(await jobsAreWell()).toBe(true);
  await scheduleJob('tried', '17 3 29 2 *', async () => void ids.push(currentRequestId()));
  const { rows } = await connectionPool().query("select cron from jobs.schedule where name = 'tried'");
  expect(rows).toEqual([{ cron: '17 3 29 2 *' }]);
  for (const round of [1, 2]) {
    await connectionPool().query("insert into jobs.job (name) values ('tried')");
    await expect.poll(() => ids.length, { timeout: 10_000 }).toBe(round);
  }
  expect(new Set(ids).size).toBe(2);
  for (const one of ids) expect(one).toMatch(/^[0-9a-f-]{36}$/);
});

class Broken extends Error {
  override name = 'Broken';
}

it('what always fails is told by its kind, keeps no other step from being done, and makes the jobs unwell until it goes well', { timeout: 60_000 }, async () => {
  const told = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  let [isBroken, done] = [true, 0];
  const breaks = () => (isBroken ? Promise.reject(new Broken('what somebody wrote')) : Promise.resolve());
  await scheduleJob('breaking', '17 3 29 2 *', () => eachApart({ first: breaks, second: async () => void (done += 1) }));
  const { rows: [line] } = await connectionPool().query("select options from jobs.schedule where name = 'breaking'");
  expect(line.options).toMatchObject({ retryLimit: 3, retryDelay: 60, retryBackoff: true });
  const stateOf = (id: string) => connectionPool().query('select state::text, output::text from jobs.job where id = $1', [id]).then(({ rows }) => rows[0]);
  const run = async (retries: number) => (await connectionPool().query("insert into jobs.job (name, retry_limit, retry_delay) values ('breaking', $1, 60) returning id", [retries])).rows[0].id as string;

  // Once is no more than once: it is tried again.
  const transient = await run(1);
  await expect.poll(() => stateOf(transient), { timeout: 10_000 }).toMatchObject({ state: 'retry' });
  expect([done, await jobsAreWell()]).toEqual([1, true]);
  expect(told.mock.calls).toEqual([[{ event: 'job.failed', step: 'first', error: 'Broken' }], [{ event: 'job.failed', job: 'breaking', error: 'StepsFailed' }]]);

  const failing = await run(0);
  await expect.poll(() => stateOf(failing), { timeout: 10_000 }).toMatchObject({ state: 'failed' });
  expect([done, await jobsAreWell()]).toEqual([2, false]);
  expect((await stateOf(failing)).output).not.toContain('somebody');

  isBroken = false;
  const mended = await run(0);
  await expect.poll(() => stateOf(mended), { timeout: 10_000 }).toMatchObject({ state: 'completed' });
  expect([done, await jobsAreWell()]).toEqual([3, true]);
  told.mockRestore();
});

it('a failure of before this process began is none of its own', { timeout: 30_000 }, async () => {
  await scheduleJob('mended', '17 3 29 2 *', () => Promise.resolve());
  const { rows: [{ id }] } = await connectionPool().query("insert into jobs.job (name, state, started_on, completed_on) values ('mended', 'failed', now(), now()) returning id");
  expect(await jobsAreWell()).toBe(false);
  await connectionPool().query("update jobs.job set completed_on = now() - interval '1 hour' where id = $1", [id]);
  expect(await jobsAreWell()).toBe(true);
});

it('the jobs are not well once they are stopped', async () => {
  await stopJobs();
  expect(await jobsAreWell()).toBe(false);
});
