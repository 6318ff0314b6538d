import type { BrowserContext } from '@playwright/test';
import pg from 'pg';
import type { Scene, SignedIn } from '../../setup/scene.ts';

export interface Seeded {
  scene: Scene;
  /** Gives the browser a fresh session of theirs, and returns what its cookie holds. */
  signIn(context: BrowserContext, who: SignedIn): Promise<string>;
  isOpen(sessionId: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The running program's own database, with records of every kind: seeded behind its back, so that a journey can begin anywhere. */
export async function openSeeded(): Promise<Seeded> {
  const { PROGRAM_DATABASE_URL, PROGRAM_MASTER_KEY } = process.env;
  Object.assign(process.env, { DATABASE_URL: PROGRAM_DATABASE_URL, MASTER_KEY: PROGRAM_MASTER_KEY });
  const [{ makeScene }, { findSessionPerson, openSession }, { closeDatabase }] = await Promise.all([import('../../setup/scene.ts'), import('#app/domain/accounts/lucia.server.ts'), import('#app/platform/database.server.ts')]);
  const scene = await makeScene('canary-8R1-larch');
  return {
    scene,
    async signIn(context, who) {
      const value = await openSession(scene.people[who].id, true);
      await context.addCookies([{ name: '__Host-s', value, domain: 'localhost', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }]);
      return value;
    },
    isOpen: async (sessionId) => (await findSessionPerson(sessionId)) !== null,
    close: closeDatabase,
  };
}

/** Lets the sessions of a person be over, as if they had rested for too long. */
export async function letRest(pseudonym: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.PROGRAM_DATABASE_URL });
  await client.connect();
  try {
    await client.query("update session set expires_at = now() - interval '1 second' where person_id = (select id from person where pseudonym = $1)", [pseudonym]);
  } finally {
    await client.end();
  }
}
