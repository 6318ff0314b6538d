import { ConfigurationError } from './config.server.ts';
import { database } from './database.server.ts';

/** The name of the mark that a database of the demonstration bears, from before its first account is made. */
export const DEMO_MARK = 'demo';

/** @throws ConfigurationError for a database of the demonstration: whoever reads its passphrase, which is published, would be in */
export async function refuseDemoData(): Promise<void> {
  if (await database().mark.findUnique({ where: { name: DEMO_MARK }, select: { name: true } })) {
    throw new ConfigurationError('This database holds the demonstration, whose passphrase is published: start it with npm run demo, or set DATA_DIR or DATABASE_URL to another');
  }
}
