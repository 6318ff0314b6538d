import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeOrganisation, reopenOrganisation } from '#app/domain/network/closure.server.ts';
import { moveOrganisation } from '#app/domain/network/networks.server.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { makeCompletedAssessment } from '#prisma/seed/assessments.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { importInstrument } from './import.server.ts';
import { regionQuerySchema } from './lists.ts';
import { readRegion } from './region.server.ts';
import { shareAssessment } from './sharing.server.ts';

const NOON = () => new Date('2027-03-01T12:00:00Z');
const COMPONENT = 'community-empowerment';
let secretariat: AskingPerson;

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
});

afterEach(() => setClock());

/** A network in which five organisations let theirs count, as few as are told; and what its coordinator reads of how many they are. */
async function makeRegion(network: 'CSWC' | 'SWAN' | 'PLAPERTS' | 'ICRSE', country: string) {
  const networkId = NETWORKS[network];
  const watcher = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  const organisations: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    const organisationId = await makeOrganisation({ networkId, country });
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    await shareAssessment(lead, await makeCompletedAssessment({ lead, organisationId, components: [COMPONENT], answer: () => ({ choice: '3' }) }), { sharing: 'nobody', inAggregates: true });
    organisations.push(organisationId);
  }
  // What is made was made in its own time.
  setClock(NOON);
  const told = async () => (await readRegion(watcher, networkId, regionQuerySchema.parse({}))).aggregates.find(({ component }) => component === COMPONENT)?.organisations;
  return { networkId, watcher, organisations, told };
}

const NEXT_DAY = () => new Date('2027-03-02T12:00:00Z');

it('an organisation that closes is in no figure any more, and back in them the day after it was reopened', async () => {
  const { watcher, organisations: [one = ''], told } = await makeRegion('CSWC', 'JM');
  expect(await told()).toBe(5);
  await closeOrganisation(watcher, one);
  expect(await told()).toBeNull();
  await reopenOrganisation(watcher, one);
  expect(await told()).toBeNull();
  setClock(NEXT_DAY);
  expect(await told()).toBe(5);
});

it('nor is one that moved to another network', async () => {
  const { organisations: [one = ''], told } = await makeRegion('SWAN', 'RS');
  expect(await told()).toBe(5);
  await moveOrganisation(secretariat, one, NETWORKS.ASWA);
  expect(await told()).toBeNull();
});

/** Does `during` while a transaction of one's own is open, which is committed once somebody waits for it. */
async function whileOpen<T>(statements: readonly string[], during: () => Promise<T>, last?: string): Promise<T> {
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    await holder.query('begin');
    for (const statement of statements) await holder.query(statement);
    let settled = false;
    const work = during().finally(() => (settled = true));
    await expect.poll(async () => settled || (await countWaiting()) === 1, { timeout: 10_000 }).toBe(true);
    if (last) await holder.query(last);
    await holder.query('commit');
    return await work;
  } finally {
    await holder.end();
  }
}

it('what is counted while one closes is counted without it', async () => {
  const { organisations: [one = ''], told } = await makeRegion('PLAPERTS', 'BR');
  expect(await told()).toBe(5);
  setClock(NEXT_DAY);
  await whileOpen([`update organisation set closed_at = now() where id = '${one}'`], told);
  expect(await told()).toBeNull();
});

it('and what was being counted as it closed is not kept', async () => {
  const { networkId, watcher, organisations: [one = ''], told } = await makeRegion('ICRSE', 'DE');
  // As counting does, which has read that it is open.
  const held = `select pg_advisory_xact_lock(hashtextextended('region_figures:${networkId}', 0))`;
  await whileOpen([held], () => closeOrganisation(watcher, one), `insert into region_figures (network_id, counted_at, figures) values ('${networkId}', '${NOON().toISOString()}', '{"aggregates":[{"component":"${COMPONENT}","organisations":5,"mean":3}],"commonest":[]}')`);
  expect(await told()).toBeNull();
});
