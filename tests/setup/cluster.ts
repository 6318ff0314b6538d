import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import pg from 'pg';
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts';
import { migrate } from '#app/platform/migrations.server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string;
  }
}

interface Cluster {
  /** Address of an empty database that nobody else uses. */
  url: string;
  stop(): Promise<void>;
}

/** One real PostgreSQL for the run, with a migrated template from which each test file clones its own database. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL } = process.env;
  const cluster = TEST_DATABASE_URL ? await borrowServer(TEST_DATABASE_URL) : await startServer();
  await migrate(cluster.url).catch(async (error: unknown) => {
    await cluster.stop();
    throw error;
  });
  project.provide('templateUrl', cluster.url);
  return () => cluster.stop();
}

async function startServer(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder, 'template');
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that runs already: its user must be allowed to make databases. */
async function borrowServer(address: string): Promise<Cluster> {
  const name = `passerelle_template_${process.pid}`;
  const url = new URL(address);
  url.pathname = `/${name}`;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${name}`);
  return { url: url.href, stop: () => administer(`drop database ${name} with (force)`) };
}
