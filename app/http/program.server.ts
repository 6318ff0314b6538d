import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { deleteExpiredSessions } from '#app/domain/accounts/lucia.server.ts';
import { deletePastAttempts } from '#app/domain/accounts/sign-in-limits.server.ts';
import { publishCurriculum } from '#app/domain/academy/library/publishing.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { CurriculumError } from '#app/domain/academy/library/yaml-file.server.ts';
import { letGoOfSuspendedTrainers } from '#app/domain/academy/editions/faculty-leaving.server.ts';
import { letGoOfSuspended } from '#app/domain/assistance/departures.server.ts';
import { InstrumentError } from '#app/domain/assessment/instrument-files.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { lapseForSuspended } from '#app/domain/mentoring/departures.server.ts';
import { FrameworkError } from '#app/domain/mentoring/framework-files.server.ts';
import { offerSetup } from '#app/domain/network/setup.server.ts';
import { deletePastTimes } from '#app/domain/calendar/past-times.server.ts';
import { deleteOldInvitations } from '#app/domain/network/invitations.server.ts';
import { deleteOldNotifications, tellWhatIsDue } from '#app/domain/notifications/upkeep.server.ts';
import { config, ConfigurationError, type Config } from '#app/platform/config.server.ts';
import { makeDataFolder } from '#app/platform/data-folder.server.ts';
import { assertDurable, closeDatabase, isDatabaseFailure } from '#app/platform/database.server.ts';
import { refuseDemoData } from '#app/platform/demo-mark.server.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts';
import { forgetErased, keepPairingsApart } from '#app/domain/mentoring/pairing-safe.server.ts';
import { countGone, wrapAnew } from '#app/platform/encryption.server.ts';
import { FolderInUse } from '#app/platform/held-folder.server.ts';
import { eachApart, scheduleJob, startJobs, stopJobs } from '#app/platform/jobs.server.ts';
import { log } from '#app/platform/log.server.ts';
import { liesBesideData, masterKey } from '#app/platform/master-key.server.ts';
import { migrate } from '#app/platform/migrations.server.ts';
import { createApp } from './app.server.ts';
import { listen, tryHost } from './listening.server.ts';
import { knownIds } from './taught-ids.server.ts';

/** How long requests under way may take to end once the program is asked to stop, in milliseconds. */
const GRACE = 10_000;

/** What the program says to whoever started it. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What is up, in the order in which it came up; it goes down the other way round. */
interface Running {
  embedded: EmbeddedPostgres | null;
  server: Server | null;
}

/** Starts all there is, says where, and stops it cleanly on SIGTERM or SIGINT. */
export async function startProgram(build: ServerBuild): Promise<void> {
  const running: Running = { embedded: null, server: null };
  const started = start(build, running);
  stopOnSignal(started, running);
  try {
    await started;
  } catch (error) {
    await stop(running).catch(() => undefined);
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  }
}

async function start(build: ServerBuild, running: Running): Promise<void> {
  const settings = config();
  makeDataFolder(settings.dataDir);
  await tryHost(settings.host);
  running.embedded = await findDatabase(settings);
  running.server = await serve(build, settings);
}

/** What whoever starts the program can mend is told in one line; anything else with its place, for whoever mends the program. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigurationError || error instanceof FolderInUse || error instanceof InstrumentError || error instanceof FrameworkError || error instanceof CurriculumError) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(code) && 'path' in error) return `${String(error.path)} cannot be read or written (${code})`;
  const address = config().demo ? 'DEMO_DATABASE_URL' : 'DATABASE_URL';
  // What PostgreSQL says of a wrong name or passphrase, and of a database that there is not.
  if (/^(28|3D)[0-9A-Z]{3}$/.test(code)) return `The database does not let the program in (${code}): look at ${address}`;
  if (isDatabaseFailure(error)) return `The database cannot be reached${code ? ` (${code})` : ''}: look at ${address}`;
  return error.stack ?? error.message;
}

async function findDatabase(settings: Config): Promise<EmbeddedPostgres | null> {
  if (settings.databaseUrl) return null;
  const embedded = await startEmbeddedPostgres(settings.dataDir, 'passerelle');
  settings.databaseUrl = embedded.url;
  return embedded;
}

/** Whoever copies this installation, or throws something of it away, has to know what its keys need. */
async function sayOfKeys({ dataDir }: Config): Promise<void> {
  const [folder, moved, gone] = [join(dataDir, 'keys'), await keepPairingsApart(), await countGone()];
  if (moved > 0) say(`Keys of pairings: ${moved} now need their secrets in ${folder}. Copy that folder, in a place of its own.`);
  if (gone > 0) say(`Keys of pairings: ${gone} lack their secrets in ${folder}, and what they sealed does not open. Unless all of it was erased after this database was copied, bring that folder back before a master key is thrown away.`);
}

async function serve(build: ServerBuild, settings: Config): Promise<Server> {
  await migrate(settings.databaseUrl ?? '');
  if (!settings.demo) await refuseDemoData();
  masterKey();
  await wrapAnew();
  await sayOfKeys(settings);
  if (liesBesideData()) say(`The master key lies in ${join(settings.dataDir, 'master.key')}, beside the data it protects: move it to MASTER_KEY, kept elsewhere.`);
  await assertDurable();
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  // Whoever opened what the files change is told of it.
  startTelling();
  await publishCurriculum(join(process.cwd(), 'curriculum'), await knownIds());
  // Before the demonstration, so that what happens in it is told as well.
  const app = createApp(build, join(process.cwd(), 'build', 'client'));
  if (settings.demo) {
    const { seedDemo } = await import('#prisma/seed/demo.server.ts');
    await seedDemo();
  }
  await startJobs();
  await scheduleJob('delete-what-is-over', '17 * * * *', () => eachApart({ deleteExpiredSessions, deletePastAttempts, deleteOldInvitations, deletePastTimes, deleteOldNotifications, forgetErased }));
  await scheduleJob('let-go-of-suspended', '7 * * * *', () => eachApart({ letGoOfSuspended, lapseForSuspended, letGoOfSuspendedTrainers }));
  await scheduleJob('tell-what-is-due', '37 * * * *', tellWhatIsDue);
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 20_000, maxHeaderSize: 16 * 1024 }, app);
  await listen(server, settings.port, settings.host);
  const setupPath = await offerSetup();
  if (setupPath) say(`There is no account yet. Make the first one here, once, within a day: ${settings.origin}${setupPath}`);
  say(`Passerelle is at ${settings.origin}`);
  return server;
}

/**
 * Asked to stop while it is starting, the program first finishes that: each step then knows what it has to undo. Asked again
 * later it ends at once, and its own database is told to end as well; not by what comes within a second, for a terminal's Ctrl-C
 * arrives directly and through npm.
 */
function stopOnSignal(started: Promise<void>, running: Running): void {
  let askedAt = 0;
  const obey = async (): Promise<void> => {
    if (askedAt > 0 && performance.now() - askedAt > 1_000) process.exit(1);
    if (askedAt > 0) return;
    askedAt = performance.now();
    await started;
    await stop(running);
    log.info({ event: 'stopped' });
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void obey().catch(() => process.exit(1)));
}

/** Takes no more requests, lets those under way end, then stops the jobs and the database. */
async function stop({ server, embedded }: Running): Promise<void> {
  if (server) await closeServer(server);
  await stopJobs();
  await closeDatabase();
  await embedded?.stop();
}

async function closeServer(server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), GRACE);
  // A connection that was at work when the server closed stays open after its answer, and would bring the next request.
  const rested = setInterval(() => server.closeIdleConnections(), 100);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearInterval(rested);
  clearTimeout(late);
}
