import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts';
import { migrate } from '#app/platform/migrations.server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** One real PostgreSQL for the run, with a migrated template from which each test file clones its own database. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  chmodSync(folder, 0o755);
  const cluster = await startEmbeddedPostgres(folder, 'template');
  await migrate(cluster.url).catch(async (error: unknown) => {
    await cluster.stop();
    throw error;
  });
  project.provide('templateUrl', cluster.url);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
