import { PgBoss } from 'pg-boss';
import { config } from './config.server.ts';
import { connectionPool } from './database.server.ts';
import { newId } from './id.ts';
import { log } from './log.server.ts';
import { withRequestId } from './request-context.server.ts';

let boss: PgBoss | null = null;
/** The jobs of this process, and since when it does them, by the clock of the database. */
const scheduled = new Set<string>();
let startedAt = new Date();

/** A run that fails is tried again after one, two and four minutes or a little less: then it has failed. */
const TRIES = { retryLimit: 3, retryDelay: 60, retryBackoff: true };

/** Some steps of a job failed: each of them is in the log already. */
class StepsFailed extends Error {
  override name = 'StepsFailed';
}

/** Starts the queue, which lives in PostgreSQL: several instances of the program share it. */
export async function startJobs(): Promise<void> {
  const { databaseUrl } = config();
  boss = new PgBoss({ connectionString: databaseUrl ?? '', schema: 'jobs', max: 2, application_name: 'passerelle-jobs' });
  boss.on('error', (error) => log.error({ event: 'jobs.failed', error: error.name }));
  await boss.start();
  const { rows } = await connectionPool().query<{ at: Date }>('select now() as at');
  startedAt = rows[0]?.at ?? startedAt;
}

/** Does the steps of a job, one after another, whatever became of those before: what always fails keeps nothing else from being done. @throws StepsFailed, after the last */
export async function eachApart(steps: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  const failed: string[] = [];
  for (const [step, work] of Object.entries(steps)) {
    await work().catch((error: unknown) => {
      failed.push(step);
      if (!(error instanceof StepsFailed)) log.error({ event: 'job.failed', step, error: nameOf(error) });
    });
  }
  if (failed.length > 0) throw new StepsFailed(failed.join(', '));
}

/** What the log and the queue tell of a failure: its kind. What it says may hold what somebody wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** Runs the work at the times of a cron line (UTC), on one instance at a time; each run carries an id of its own. One that fails is told to the log, and tried again. */
export async function scheduleJob(name: string, cron: string, work: () => Promise<void>): Promise<void> {
  if (!boss) throw new Error('The jobs are not started');
  await boss.createQueue(name);
  await boss.work(name, async () => {
    await withRequestId(newId(), async () => {
      try {
        await work();
      } catch (error) {
        log.error({ event: 'job.failed', job: name, error: nameOf(error) });
        // The queue keeps what it is given, where no key seals it.
        throw error instanceof StepsFailed ? error : new Error(nameOf(error));
      }
      log.info({ event: 'job.done', job: name });
    });
  });
  await boss.schedule(name, cron, null, TRIES);
  scheduled.add(name);
}

/**
 * Whether the queue runs and answers, and the latest run of each job, on whatever instance, went well. One failure does not count: a run is tried
 * again for some minutes (`TRIES`), and only then has it failed; what passes by itself never shows here. Nor does a run count that ended before
 * this process began: whoever mends what failed and starts anew finds it well, and it is told again should it fail again.
 */
export async function jobsAreWell(): Promise<boolean> {
  if (boss === null || !(await boss.isInstalled())) return false;
  const { rows } = await connectionPool().query<{ state: string }>(
    `select distinct on (name) state::text from jobs.job where name = any($1) and state in ('completed', 'failed') and completed_on >= $2 order by name, completed_on desc`,
    [[...scheduled], startedAt],
  );
  return rows.every(({ state }) => state === 'completed');
}

export async function stopJobs(): Promise<void> {
  await boss?.stop({ graceful: true, timeout: 5_000 });
  boss = null;
  scheduled.clear();
}
