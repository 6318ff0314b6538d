import { test, type BrowserContext } from '@playwright/test';
import pg from 'pg';
import type { Scene, SignedIn } from '../../setup/scene.ts';

export interface Seeded {
  scene: Scene;
  /** Gives the browser a fresh session of theirs, and returns what its cookie holds. */
  signIn(context: BrowserContext, who: SignedIn): Promise<string>;
  isOpen(sessionId: string): Promise<boolean>;
  close(): Promise<void>;
}

/** The running program's own database, with records of every kind: seeded behind its back, so that a journey can begin anywhere. Called before all of it, and given the time that a machine with other work needs. */
export async function openSeeded(): Promise<Seeded> {
  test.setTimeout(300_000);
  const { PROGRAM_DATABASE_URL, PROGRAM_MASTER_KEY, PROGRAM_FOLDER } = process.env;
  Object.assign(process.env, { DATABASE_URL: PROGRAM_DATABASE_URL, MASTER_KEY: PROGRAM_MASTER_KEY, DATA_DIR: PROGRAM_FOLDER });
  const [{ makeScene }, { findSessionPerson }, { closeDatabase }] = await Promise.all([import('../../setup/scene.ts'), import('#app/domain/accounts/lucia.server.ts'), import('#app/platform/database.server.ts')]);
  const scene = await makeScene('canary-8R1-larch');
  return {
    scene,
    signIn: (context, who) => signInAs(context, scene.people[who]),
    isOpen: async (sessionId) => (await findSessionPerson(sessionId)) !== null,
    close: closeDatabase,
  };
}

/** Gives a browser a fresh session of somebody, and returns what its cookie holds. The database of the program is open. */
export async function signInAs(context: BrowserContext, { id }: { id: string }): Promise<string> {
  const { openSession } = await import('#app/domain/accounts/lucia.server.ts');
  const value = await openSession(id, true);
  await context.addCookies([{ name: '__Host-s', value, domain: 'localhost', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }]);
  return value;
}

/** Lets the sessions of a person be over, as if they had rested for too long. */
export async function letRest(pseudonym: string): Promise<void> {
  await change("update session set expires_at = now() - interval '1 second' where person_id = (select id from person where pseudonym = $1)", [pseudonym]);
}

/** Lets so many months pass since an engagement was closed: its check-in after them is due. */
export async function letMonthsPass(engagementId: string, month: number): Promise<void> {
  await change('update follow_up set due_on = current_date - 1 where engagement_id = $1 and month <= $2', [engagementId, month]);
}

/** Completes an assessment of an organisation whose lead has this pseudonym: now, or so long ago, with lower scores. */
export async function completeOne(pseudonym: string, organisationId: string, at?: Date): Promise<void> {
  const { PROGRAM_DATABASE_URL, PROGRAM_MASTER_KEY, PROGRAM_FOLDER } = process.env;
  Object.assign(process.env, { DATABASE_URL: PROGRAM_DATABASE_URL, MASTER_KEY: PROGRAM_MASTER_KEY, DATA_DIR: PROGRAM_FOLDER });
  const [{ makeCompletedAssessment }, { findSessionPerson, openSession }, { closeDatabase, database }] = await Promise.all([import('#prisma/seed/assessments.server.ts'), import('#app/domain/accounts/lucia.server.ts'), import('#app/platform/database.server.ts')]);
  try {
    const { id } = await database().person.findFirstOrThrow({ where: { pseudonym }, select: { id: true } });
    const lead = await findSessionPerson(await openSession(id, true));
    if (lead) await makeCompletedAssessment({ lead, organisationId, answer: () => ({ choice: at ? '1' : '3' }), ...(at ? { at } : {}) });
  } finally {
    await closeDatabase();
  }
}

async function change(sql: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.PROGRAM_DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}
