import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeOrganisation, reopenOrganisation } from '#app/domain/network/closure.server.ts';
import { moveOrganisation } from '#app/domain/network/networks.server.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
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

describe('who is new is counted last, whatever their age', () => {
  const DAYS = ['02', '03', '04', '05', '06', '07', '08'].map((day) => `2027-03-${day}T12:00:00Z`);

  /** Who count first, told with a mean of 1, and one who is older, and lets theirs count from now on: with a 4. */
  async function makeLate(network: 'APNSW' | 'ASWA', country: string) {
    const networkId = NETWORKS[network];
    const watcher = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
    const join = async (organisationId: string, choice: '1' | '4', components: readonly string[], sharing: 'nobody' | 'scores' = 'nobody') => {
      const lead = await makePerson([{ organisationId, role: 'lead' }]);
      const id = await makeCompletedAssessment({ lead, organisationId, components, answer: () => ({ choice }) });
      const share = (inAggregates: boolean, as = sharing) => shareAssessment(lead, id, { sharing: as, inAggregates });
      await share(true);
      return { id, organisationId, share };
    };
    const [older, ...first] = await Promise.all(Array.from({ length: 6 }, () => makeOrganisation({ networkId, country })));
    const counted = [];
    for (const one of first.sort()) counted.push(await join(one, '1', [COMPONENT]));
    const told = async (day: number) => {
      setClock(() => new Date(DAYS[day] ?? ''));
      const region = await readRegion(watcher, networkId, regionQuerySchema.parse({}));
      setClock();
      return region.aggregates.find(({ component }) => component === COMPONENT)?.mean;
    };
    return { networkId, older: older ?? '', counted, join, told };
  }

  it('so that nobody is pushed out of a full five', async () => {
    const { networkId, older, counted, join, told } = await makeLate('APNSW', 'IN');
    expect(await told(0)).toBe(1);
    const late = await join(older, '4', [COMPONENT]);
    expect(await told(1)).toBe(1);
    // One that moves in, and one that shows theirs no longer, come last as well.
    const away = await makeOrganisation({ networkId: NETWORKS.SWAN, country: 'RS' });
    await database().$executeRaw`update organisation set network_id = ${networkId}::uuid where id = ${(await join(away, '4', [COMPONENT])).organisationId}::uuid`;
    expect(await told(2)).toBe(1);
    await late.share(true, 'scores');
    expect(await told(3)).toBe(1);
    await late.share(true, 'nobody');
    expect(await told(4)).toBe(1);
    // And whoever took theirs back and gives it anew: the one who waited longest has its place.
    await counted[0]?.share(false);
    expect(await told(5)).toBe(1.5);
    await counted[0]?.share(true);
    expect(await told(6)).toBe(1.5);
  });

  it('nor by whoever assesses a component that they had not before', async () => {
    const { older, join, told } = await makeLate('ASWA', 'SN');
    await join(older, '4', ['addressing-violence']);
    expect(await told(0)).toBe(1);
    await join(older, '4', [COMPONENT]);
    expect(await told(1)).toBe(1);
  });
});
