import { beforeEach, describe, expect, it, vi, afterEach } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { EditionState } from '#app/platform/generated/enums.ts';
import { editionEntry, leadEditionTo, makeCurriculum, makeEdition, teachNow } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { keepBudgetLine, readBudget, removeBudgetLine } from './edition-budget.server.ts';
import { changeEdition, keepVenue, moveEdition } from './edition-changes.server.ts';
import { editionsQuerySchema } from './edition-lists.ts';
import { EDITION_MOVES, mayMove, type EditionMove } from './edition-model.ts';
import { readEdition } from './edition-page.server.ts';
import { findEdition, listNetworkEditions, listOwnEditions, setUpEdition } from './editions.server.ts';

const networkId = NETWORKS.ASWA;
const all = editionsQuerySchema.parse({});
let coordinator: AskingPerson;
let trainer: AskingPerson;
let lead: AskingPerson;
let stranger: AskingPerson;

beforeEach(async () => {
  startTelling();
  await database().edition.deleteMany();
  await makeCurriculum();
  const organisationId = await makeOrganisation({ networkId });
  coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  trainer = await makePerson([{ organisationId: networkId, role: 'trainer' }]);
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  stranger = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }, { organisationId: NETWORKS.APNSW, role: 'trainer' }]);
});
afterEach(() => vi.useRealTimers());

const stateOf = async (id: string) => (await database().edition.findUniqueOrThrow({ where: { id } })).state;
const versionOf = async (id: string) => (await database().edition.findUniqueOrThrow({ where: { id } })).version;
const toldOf = async (id: string, person: AskingPerson) => (await database().notification.findMany({ where: { subjectId: id, personId: person.id }, orderBy: { at: 'asc' } })).map(({ kind }) => kind);

it('the life cycle is the same table in the database', async () => {
  const pairs = Object.values(EDITION_MOVES).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)).sort();
  const [row] = await database().$queryRaw<{ said: string }[]>`select pg_get_triggerdef(oid) as said from pg_trigger where tgname = 'edition_moves'`;
  expect([...(row?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort()).toEqual(pairs);
});

it.each(Object.values(EditionState))('from %s has the moves of its table and no other', async (state) => {
  for (const move of Object.keys(EDITION_MOVES) as EditionMove[]) {
    const id = await makeEdition(coordinator, networkId, { state });
    if (mayMove(EDITION_MOVES, move, state)) {
      // Nothing is over before its last day.
      if (move === 'finish') vi.useFakeTimers({ toFake: ['Date'], now: new Date('2099-03-08T12:00:00Z') });
      await moveEdition(coordinator, id, move);
      expect(await stateOf(id)).toBe(EDITION_MOVES[move].to);
    } else {
      await expect(moveEdition(coordinator, id, move)).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
      expect(await stateOf(id)).toBe(state);
    }
  }
});

describe('an edition', () => {
  it('as a draft is the coordinators’ and their faculty’s; once its call is open, the leads’ of the network; to all others it does not exist', async () => {
    const id = await makeEdition(coordinator, networkId, { faculty: [trainer] });
    const otherTrainer = await makePerson([{ organisationId: networkId, role: 'trainer' }]);
    const secretariat = await makePerson([{ organisationId: '0199a000-0000-7000-8000-000000000001', role: 'secretariat' }]);
    for (const one of [coordinator, trainer]) expect((await findEdition(one, id)).id).toBe(id);
    for (const one of [lead, stranger, otherTrainer, secretariat]) await expect(findEdition(one, id)).rejects.toThrow(NotFound);
    await moveEdition(coordinator, id, 'call');
    expect((await findEdition(lead, id)).id).toBe(id);
    expect((await listOwnEditions(lead, all)).editions.map((one) => one.id)).toEqual([id]);
    for (const one of [stranger, otherTrainer, secretariat]) {
      await expect(findEdition(one, id)).rejects.toThrow(NotFound);
      expect((await listOwnEditions(one, all)).editions).toEqual([]);
    }
    await expect(listNetworkEditions(lead, networkId, all)).rejects.toThrow(NotFound);
    await expect(setUpEdition(trainer, networkId, editionEntry())).rejects.toThrow(NotFound);
    for (const one of [lead, trainer]) await expect(moveEdition(one, id, 'select')).rejects.toMatchObject({ reason: 'academy.editions.refusals.coordinatorsOnly' });
    await expect(moveEdition(stranger, id, 'select')).rejects.toThrow(NotFound);
  });

  it('that was cancelled as a draft stays unknown to those to whom no call went out', async () => {
    const id = await makeEdition(coordinator, networkId, { state: 'cancelled' });
    await expect(findEdition(lead, id)).rejects.toThrow(NotFound);
  });

  it('is found by its name, and none of its words lies open in the database', async () => {
    const id = await makeEdition(coordinator, networkId, { entry: { name: 'Édition des Marguerites', programme: 'Strong networks' }, venue: 'House with the blue door', budget: [{ label: 'Minibus from the border', planned: '1 250,50', spent: '' }] });
    await makeEdition(coordinator, networkId, { entry: { name: 'Another', startsOn: '2099-05-01', endsOn: '2099-05-02' } });
    expect((await listNetworkEditions(coordinator, networkId, { ...all, q: 'marguerites edition' })).editions.map((one) => one.id)).toEqual([id]);
    expect((await listNetworkEditions(coordinator, networkId, all)).editions.map(({ name }) => name)).toEqual(['Another', 'Édition des Marguerites']);
    const { rows } = await connectionPool().query<{ row: string }>('select to_jsonb(e)::text as row from edition e union all select to_jsonb(b)::text from edition_budget_line b');
    for (const word of ['Marguerites', 'Strong', 'blue door', 'Minibus']) expect(rows.map(({ row }) => row).join('\n')).not.toContain(word);
  });

  it('that is moved tells its venue as many days before as it was, sooner never; once cancelled to nobody but the coordinators', async () => {
    const id = await makeEdition(coordinator, networkId, { faculty: [trainer], venue: 'House with the blue door', venueFrom: '2099-02-23', state: 'call_open' });
    const moveTo = async (startsOn: string, endsOn: string) => {
      await changeEdition(coordinator, id, editionEntry({ startsOn, endsOn, version: await versionOf(id) }));
      return (await readEdition(trainer, id, 'en')).venueFrom;
    };
    expect(await moveTo('2099-03-02', '2099-03-06')).toBe('2099-02-23');
    expect(await moveTo('2099-06-02', '2099-06-08')).toBe('2099-05-26');
    expect(await moveTo('2099-05-30', '2099-06-05')).toBe('2099-05-23');
    expect(await moveTo('2099-02-25', '2099-03-03')).toBe('2099-02-23');
    expect(await moveTo('2099-02-20', '2099-02-26')).toBe('2099-02-20');
    // Moved back it is told when it was.
    expect(await moveTo('2099-03-02', '2099-03-08')).toBe('2099-02-23');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2099-03-03T12:00:00Z') });
    expect((await readEdition(trainer, id, 'en')).venue).toBe('House with the blue door');
    await moveEdition(coordinator, id, 'cancel');
    expect(await readEdition(trainer, id, 'en')).toMatchObject({ venue: null, venueFrom: null });
    expect((await readEdition(coordinator, id, 'en')).venue).toBe('House with the blue door');
  });

  it('tells the venue to its faculty from the day on that was set, by the clock of the place, and to leads never', async () => {
    const id = await makeEdition(coordinator, networkId, { faculty: [trainer], entry: { zone: 'Pacific/Auckland' }, venue: 'House with the blue door', venueFrom: '2099-02-23', state: 'call_open' });
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2099-02-22T10:59:00Z') });
    expect(await readEdition(trainer, id, 'en')).toMatchObject({ venue: null, venueFrom: '2099-02-23', budget: null, moves: [] });
    expect(await readEdition(coordinator, id, 'en')).toMatchObject({ venue: 'House with the blue door' });
    // In Auckland the day begins eleven hours before.
    vi.setSystemTime(new Date('2099-02-22T11:00:00Z'));
    expect((await readEdition(trainer, id, 'en')).venue).toBe('House with the blue door');
    expect(JSON.stringify(await readEdition(lead, id, 'en'))).not.toMatch(/blue door|2099-02-23/);
    expect(await readEdition(lead, id, 'en')).toMatchObject({ venue: null, faculty: null, budget: null, programme: null });
  });

  it('keeps the curriculum with which its call went out, and the currency in which there are amounts', async () => {
    await makeCurriculum('next');
    const id = await makeEdition(coordinator, networkId, { budget: [{ label: 'Rooms', planned: '10', spent: '' }] });
    await expect(changeEdition(coordinator, id, editionEntry({ currency: 'EUR', version: 1 }))).rejects.toMatchObject({ reason: 'academy.editions.refusals.currencyFixed' });
    await changeEdition(coordinator, id, editionEntry({ curriculum: 'next', version: 1 }));
    await moveEdition(coordinator, id, 'call');
    await expect(changeEdition(coordinator, id, editionEntry({ version: await versionOf(id) }))).rejects.toMatchObject({ reason: 'academy.editions.refusals.curriculumFixed' });
    await expect(changeEdition(coordinator, id, editionEntry({ curriculum: 'none-such', version: await versionOf(id) }))).rejects.toMatchObject({ reason: 'academy.editions.refusals.noCurriculum' });
    await expect(changeEdition(coordinator, id, editionEntry({ curriculum: 'next', zone: 'Africa/Atlantis', version: await versionOf(id) }))).rejects.toMatchObject({ reason: 'calendar.errors.zone' });
  });

  it('changed by two coordinators at once is kept by one, and the other is told', async () => {
    const other = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
    const id = await makeEdition(coordinator, networkId);
    const outcomes = await Promise.allSettled([changeEdition(coordinator, id, editionEntry({ name: 'One', version: 1 })), changeEdition(other, id, editionEntry({ name: 'Two', version: 1 })), keepVenue(other, id, { venue: 'x', venueFrom: '2099-01-01', version: 1 })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
  });

  it('moved on by two at once moves once', async () => {
    const id = await makeEdition(coordinator, networkId);
    const outcomes = await Promise.allSettled([moveEdition(coordinator, id, 'call'), moveEdition(coordinator, id, 'call')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await versionOf(id)).toBe(2);
  });

  it('that is over does not change any more, in the database either', async () => {
    const id = await makeEdition(coordinator, networkId, { budget: [{ label: 'Rooms', planned: '10', spent: '' }], state: 'finished' });
    const { lines: [line] } = await readBudget(coordinator, id);
    await expect(changeEdition(coordinator, id, editionEntry({ version: await versionOf(id) }))).rejects.toMatchObject({ reason: 'academy.editions.refusals.over' });
    // What was spent is entered when the bills are there.
    await keepBudgetLine(coordinator, id, line?.id ?? '', { label: 'Rooms', planned: '10', spent: '12.5', version: 1 });
    await moveEdition(coordinator, id, 'close');
    await expect(keepBudgetLine(coordinator, id, line?.id ?? '', { label: 'Rooms', planned: '10', spent: '13', version: 2 })).rejects.toMatchObject({ reason: 'academy.editions.refusals.over' });
    await expect(removeBudgetLine(coordinator, id, line?.id ?? '', 2)).rejects.toMatchObject({ reason: 'academy.editions.refusals.over' });
    expect((await readBudget(coordinator, id)).sums).toEqual({ planned: 1000, spent: 1250, left: -250 });
    await expect(connectionPool().query('update edition set teams = 4 where id = $1', [id])).rejects.toThrow('does not change');
    await expect(connectionPool().query('update edition_budget_line set spent = 1 where edition_id = $1', [id])).rejects.toThrow('does not change');
    await expect(connectionPool().query("update edition set state = 'draft' where id = $1", [id])).rejects.toThrow();
  });
});

describe('a budget', () => {
  it('reads amounts in the edition’s currency, and says which of them is none', async () => {
    const id = await makeEdition(coordinator, networkId, { entry: { currency: 'XOF' } });
    await keepBudgetLine(coordinator, id, null, { label: 'Salle', planned: '150 000', spent: '', version: 0 });
    await expect(keepBudgetLine(coordinator, id, null, { label: 'Taxi', planned: '12,5', spent: '', version: 0 })).rejects.toMatchObject({ reason: 'academy.editions.errors.amountIn', field: 'planned' });
    await expect(keepBudgetLine(coordinator, id, null, { label: 'Taxi', planned: '12', spent: '1.234', version: 0 })).rejects.toMatchObject({ field: 'spent' });
    expect((await readBudget(coordinator, id)).lines).toMatchObject([{ label: 'Salle', planned: 150_000, spent: 0 }]);
  });

  it('is the coordinators’ alone; a line of another edition is not there', async () => {
    const id = await makeEdition(coordinator, networkId, { faculty: [trainer], budget: [{ label: 'Rooms', planned: '10', spent: '' }], state: 'call_open' });
    const other = await makeEdition(coordinator, networkId);
    for (const one of [trainer, lead]) await expect(readBudget(one, id)).rejects.toMatchObject({ reason: 'academy.editions.refusals.coordinatorsOnly' });
    await expect(readBudget(stranger, id)).rejects.toThrow(NotFound);
    const { lines: [line] } = await readBudget(coordinator, id);
    await expect(removeBudgetLine(coordinator, other, line?.id ?? '', 1)).rejects.toThrow(NotFound);
    await expect(keepBudgetLine(coordinator, other, line?.id ?? '', { label: 'x', planned: '1', spent: '', version: 1 })).rejects.toThrow(NotFound);
    const outcomes = await Promise.allSettled(['20', '30'].map((planned) => keepBudgetLine(coordinator, id, line?.id ?? '', { label: 'Rooms', planned, spent: '', version: 1 })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // What somebody else has just put right is not thrown away unseen.
    await expect(removeBudgetLine(coordinator, id, line?.id ?? '', 1)).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
    await removeBudgetLine(coordinator, id, line?.id ?? '', 2);
    expect((await readBudget(coordinator, id)).lines).toEqual([]);
  });
});

describe('those concerned are told', () => {
  it('of a call the leads of the network; once it has ended that is taken back', async () => {
    const id = await makeEdition(coordinator, networkId, { state: 'call_open' });
    expect(await toldOf(id, lead)).toEqual(['edition_called']);
    for (const one of [coordinator, trainer, stranger]) expect(await toldOf(id, one)).toEqual([]);
    await moveEdition(coordinator, id, 'select');
    expect(await toldOf(id, lead)).toEqual([]);
  });

  it('of teaching those who are chosen, of other days, and of the end; who is left out is led nowhere', async () => {
    const second = await makePerson([{ organisationId: networkId, role: 'trainer' }]);
    const id = await makeEdition(coordinator, networkId);
    await teachNow(coordinator, id, [trainer.id, second.id, lead.id, stranger.id]);
    expect(await database().editionTrainer.count({ where: { editionId: id } })).toBe(2);
    expect(await toldOf(id, trainer)).toEqual(['edition_teaching']);
    await changeEdition(coordinator, id, editionEntry({ endsOn: '2099-03-09', version: 2 }));
    expect((await toldOf(id, trainer)).sort()).toEqual(['edition_changed', 'edition_teaching']);
    await changeEdition(coordinator, id, editionEntry({ endsOn: '2099-03-09', name: 'Else', version: 3 }));
    await teachNow(coordinator, id, [second.id]);
    expect(await toldOf(id, trainer)).toEqual([]);
    await expect(findEdition(trainer, id)).rejects.toThrow(NotFound);
    await leadEditionTo(coordinator, id, 'cancelled');
    expect(await toldOf(id, second)).toEqual(['edition_cancelled']);
  });
});
