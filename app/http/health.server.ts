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

/** Anyone may ask, and as often as they like: the database is asked once a second at the most. */
const ASKED_EVERY = 1_000;
let latest: { at: number; answer: Promise<Record<string, boolean>> } | null = null;

/** GET /readyz: the database answers, has every migration, and the jobs run. 503 names what is not well. */
export async function readyz(_request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  if (!latest || performance.now() - latest.at > ASKED_EVERY) latest = { at: performance.now(), answer: check() };
  const well = await latest.answer;
  response.status(Object.values(well).every(Boolean) ? 200 : 503).json(well);
}

async function check(): Promise<Record<string, boolean>> {
  const checks = {
    database: () => connectionPool().query('select 1').then(() => true),
    migrations: async () => (await missingMigrations(config().databaseUrl ?? '')).length === 0,
    jobs: jobsAreWell,
  };
  return Object.fromEntries(await Promise.all(Object.entries(checks).map(async ([name, isWell]) => [name, await isWell().catch(() => false)] as const)));
}
