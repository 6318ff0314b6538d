import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { deleteExpiredSessions } from '#app/domain/accounts/lucia.server.ts';
import { InstrumentError } from '#app/domain/assessment/instrument-files.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { offerSetup } from '#app/domain/network/setup.server.ts';
import { deleteOldInvitations } from '#app/domain/network/invitations.server.ts';
import { config, ConfigurationError, type Config } from '#app/platform/config.server.ts';
import { assertDurable, closeDatabase } from '#app/platform/database.server.ts';
import { FolderInUse, startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts';
import { scheduleJob, startJobs, stopJobs } from '#app/platform/jobs.server.ts';
import { log } from '#app/platform/log.server.ts';
import { liesBesideData, masterKey } from '#app/platform/master-key.server.ts';
import { migrate } from '#app/platform/migrations.server.ts';
import { createApp } from './app.server.ts';

/** How long requests under way may take to end once the program is asked to stop, in milliseconds. */
const GRACE = 10_000;

/** What the program says to whoever started it. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Starts all there is, says where, and stops it cleanly on SIGTERM or SIGINT. */
export async function startProgram(build: ServerBuild): Promise<void> {
  let embedded: EmbeddedPostgres | null = null;
  try {
    const settings = config();
    embedded = await findDatabase(settings);
    const server = await serve(build, settings);
    stopOnSignal(server, embedded);
  } catch (error) {
    await stopJobs().catch(() => undefined);
    await closeDatabase().catch(() => undefined);
    await embedded?.stop();
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  }
}

/** A setting of the person who starts the program is told as it is; anything else with its place, for whoever mends it. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigurationError || error instanceof FolderInUse || error instanceof InstrumentError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return `Port ${config().port} is taken: set PORT to another one`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function findDatabase(settings: Config): Promise<EmbeddedPostgres | null> {
  if (settings.databaseUrl) return null;
  const embedded = await startEmbeddedPostgres(settings.dataDir, 'passerelle');
  settings.databaseUrl = embedded.url;
  return embedded;
}

async function serve(build: ServerBuild, settings: Config): Promise<Server> {
  await migrate(settings.databaseUrl ?? '');
  masterKey();
  if (liesBesideData()) say(`The master key lies in ${join(settings.dataDir, 'master.key')}, beside the data it protects: move it to MASTER_KEY, kept elsewhere.`);
  await assertDurable();
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  if (settings.demo) {
    const { seedDemo } = await import('#prisma/seed/demo.server.ts');
    await seedDemo();
  }
  await startJobs();
  await scheduleJob('delete-what-is-over', '17 * * * *', async () => {
    await deleteExpiredSessions();
    await deleteOldInvitations();
  });
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 20_000, maxHeaderSize: 16 * 1024 }, createApp(build, join(process.cwd(), 'build', 'client')));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(settings.port, settings.host, resolve));
  const setupPath = await offerSetup();
  if (setupPath) say(`There is no account yet. Make the first one here, once, within a day: ${settings.origin}${setupPath}`);
  say(`Passerelle is at ${settings.origin}`);
  return server;
}

function stopOnSignal(server: Server, embedded: EmbeddedPostgres | null): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => server.closeAllConnections(), GRACE);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(late);
    await stopJobs();
    await closeDatabase();
    await embedded?.stop();
    log.info({ event: 'stopped' });
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
