import { PgBoss } from 'pg-boss';
import { config } from './config.server.ts';
import { newId } from './id.ts';
import { log } from './log.server.ts';
import { withRequestId } from './request-context.server.ts';

let boss: PgBoss | null = null;

/** Starts the queue, which lives in PostgreSQL: several instances of the program share it. */
export async function startJobs(): Promise<void> {
  const { databaseUrl } = config();
  boss = new PgBoss({ connectionString: databaseUrl ?? '', schema: 'jobs', max: 2, application_name: 'passerelle-jobs' });
  boss.on('error', (error) => log.error({ event: 'jobs.failed', error: error.name }));
  await boss.start();
}

/** Runs the work at the times of a cron line (UTC), on one instance at a time; each run carries an id of its own. */
export async function scheduleJob(name: string, cron: string, work: () => Promise<void>): Promise<void> {
  if (!boss) throw new Error('The jobs are not started');
  await boss.createQueue(name);
  await boss.work(name, async () => {
    await withRequestId(newId(), async () => {
      await work();
      log.info({ event: 'job.done', job: name });
    });
  });
  await boss.schedule(name, cron);
}

/** Whether the queue runs and answers. */
export async function jobsAreWell(): Promise<boolean> {
  return boss !== null && (await boss.isInstalled());
}

export async function stopJobs(): Promise<void> {
  await boss?.stop({ graceful: true, timeout: 5_000 });
  boss = null;
}
