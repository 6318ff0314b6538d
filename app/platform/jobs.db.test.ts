import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionPool } from './database.server.ts';
import { jobsAreWell, scheduleJob, startJobs, stopJobs } from './jobs.server.ts';
import { currentRequestId } from './request-context.server.ts';

beforeAll(startJobs);
afterAll(stopJobs);

it('a job runs by its line, under an id of its own', { timeout: 30_000 }, async () => {
  const ids: (string | undefined)[] = [];
  expect(await jobsAreWell()).toBe(true);
  await scheduleJob('tried', '17 3 * * *', async () => void ids.push(currentRequestId()));
  const { rows } = await connectionPool().query("select cron from jobs.schedule where name = 'tried'");
  expect(rows).toEqual([{ cron: '17 3 * * *' }]);
  for (const round of [1, 2]) {
    await connectionPool().query("insert into jobs.job (name) values ('tried')");
    await expect.poll(() => ids.length, { timeout: 10_000 }).toBe(round);
  }
  expect(new Set(ids).size).toBe(2);
  for (const one of ids) expect(one).toMatch(/^[0-9a-f-]{36}$/);
});

it('the jobs are not well once they are stopped', async () => {
  await stopJobs();
  expect(await jobsAreWell()).toBe(false);
});
