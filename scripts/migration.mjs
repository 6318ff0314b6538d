// Writes the next migration: the SQL that leads from the migrations to the schema. What Prisma cannot say is added to it by hand.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../app/platform/embedded-postgres.server.ts';
import { planMigration } from '../app/platform/migrations.server.ts';

const [name = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration in lower case, for instance: npm run migration -- organisation_search');
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'passerelle-migration-'));
chmodSync(scratch, 0o755);
const postgres = await startEmbeddedPostgres(scratch, 'scratch');
const sql = await planMigration(postgres.url).finally(async () => {
  await postgres.stop();
  rmSync(scratch, { recursive: true });
});

if (sql.replace(/^--.*$/gm, '').trim() === '') {
  console.log('The migrations lead to the schema already: nothing to write.');
} else {
  const folder = join('prisma', 'migrations', `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(`Written: ${join(folder, 'migration.sql')}. Read it, and add the checks, indexes and triggers that it needs.`);
}
