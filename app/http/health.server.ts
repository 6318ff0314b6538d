import type { Request, Response } from 'express';
import { config } from '#app/platform/config.server.ts';
import { connectionPool } from '#app/platform/database.server.ts';
import { jobsAreWell } from '#app/platform/jobs.server.ts';
import { missingMigrations } from '#app/platform/migrations.server.ts';

/** GET /healthz: the process lives. */
export function healthz(_request: Request, response: Response): void {
  response.setHeader('Cache-Control', 'no-store');
  response.type('text').send('ok');
}

/** GET /readyz: the database answers, has every migration, and the jobs run. 503 names what is not well. */
export async function readyz(_request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  const checks = {
    database: () => connectionPool().query('select 1').then(() => true),
    migrations: async () => (await missingMigrations(config().databaseUrl ?? '')).length === 0,
    jobs: jobsAreWell,
  };
  const well = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await check().catch(() => false)] as const));
  response.status(well.every(([, isWell]) => isWell) ? 200 : 503).json(Object.fromEntries(well));
}
