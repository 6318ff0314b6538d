import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { config } from './config.server.ts';

const [NETWORK, GLOBAL] = ['0199a000-0000-7000-8000-000000000011', '0199a000-0000-7000-8000-000000000001'];
const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [OURS, PERSON, OTHER, INSTRUMENT, OPEN, DONE] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const SEALED = `v1.0199b000-0000.${'n'.repeat(16)}.${'t'.repeat(22)}`;
const PLAIN = ['a plain note', 'v1. our first thoughts', 'v2.0 of the budget is due', 'v1.a.b.c', `v1.a.${'n'.repeat(16)}.short`, ''];

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: config().databaseUrl ?? '' });
  await client.connect();
  await client.query(`
    insert into organisation (id, kind, name, region_id, country, network_id) values ('${OURS}', 'national', 'Ours', 'africa', 'KE', '${NETWORK}');
    insert into person (id, pseudonym, sign_in_name) values ('${PERSON}', 'One', 'one'), ('${OTHER}', 'Two', 'two');
    insert into instrument (id, key, version, content_hash, content) values ('${INSTRUMENT}', 'some', 1, 'hash', '{}');
    insert into assessment (id, organisation_id, instrument_id, mode, state, components, started_by_id) values
      ('${OPEN}', '${OURS}', '${INSTRUMENT}', 'each_first', 'answering', '{a,b}', '${PERSON}'), ('${DONE}', '${OURS}', '${INSTRUMENT}', 'each_first', 'answering', '{a,b}', '${PERSON}');
    insert into answer (id, assessment_id, criterion_key, person_id, kind, level) values
      ('${id(10)}', '${DONE}', 'c1', null, 'level', 2), ('${id(11)}', '${DONE}', 'c1', '${PERSON}', 'level', 3), ('${id(12)}', '${OPEN}', 'c1', null, 'dont_know', null);
    insert into component_score (assessment_id, component_key, score, coverage) values ('${DONE}', 'a', 2, 1);
    update assessment set state = 'completed', completed_at = now() where id = '${DONE}';
    insert into membership (id, person_id, organisation_id, role) values ('${id(20)}', '${PERSON}', '${OURS}', 'lead');
    insert into led_by_declaration (id, organisation_id, decision_body_share, spokespersons_share, staff_share, staff_same_contracts) values ('${id(21)}', '${OURS}', 50, 50, 33, true);
    insert into activity (id, actor_id, organisation_id, kind, subject_type, subject_id) values ('${id(22)}', '${PERSON}', '${OURS}', 'assessment.completed', 'assessment', '${DONE}');
    insert into priority (assessment_id, criterion_key, position) values ('${DONE}', 'c1', 1), ('${DONE}', 'c2', 2);
  `);
});
afterAll(() => client.end());

beforeEach(() => client.query('begin'));
afterEach(() => client.query('rollback'));

/** SQLSTATE with which the database refuses the statements, or null when it takes them. */
async function refusal(statements: string, values?: unknown[]): Promise<string | null> {
  try {
    await client.query(statements, values);
    await client.query('set constraints all immediate');
    return null;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
  }
}

const CHECK = '23514';
const UNIQUE = '23505';
const RESTRICT = '23001';
/** PostgreSQL 18 says 23001 when a row is still referred to, earlier ones 23503. */
const REFERRED = /^23(001|503)$/;

describe('plain text is refused where a sealed one belongs', () => {
  it.each([
    ['person', `update person set recovery_address = $1 where id = '${PERSON}'`],
    ['invitation', `insert into invitation (id, token_hash, organisation_id, role, note, expires_at) values ('${id(30)}', 'h', '${OURS}', 'member', $1, now())`],
    ['answer: note', `update answer set note = $1 where id = '${id(12)}'`],
    ['answer: evidence', `update answer set evidence = $1 where id = '${id(12)}'`],
    ['assessment', `insert into assessment (id, organisation_id, instrument_id, mode, components, revision_of_id, revision_reason) values ('${id(31)}', '${OURS}', '${INSTRUMENT}', 'together', '{a}', '${DONE}', $1)`],
    ['declaration: decisions', 'update led_by_declaration set decision_body_answer = $1'],
    ['declaration: spokespersons', 'update led_by_declaration set spokespersons_answer = $1'],
    ['declaration: staff', 'update led_by_declaration set staff_answer = $1'],
    ['declaration: review', 'update led_by_declaration set review_answer = $1'],
    ['data key', `insert into data_key (id, owner_id, master_kid, wrapped) values ('${id(32)}', '${OURS}', 'k', $1)`],
  ])('%s', async (_name, statement) => {
    for (const text of PLAIN) {
      await client.query('savepoint before');
      expect(await refusal(statement, [text]), text).toBe(CHECK);
      await client.query('rollback to before');
    }
    expect(await refusal(statement, [SEALED])).toBeNull();
  });
});

const organisation = (columns: string, values: string) => `insert into organisation (id, name, ${columns}) values ('${id(40)}', 'New', ${values})`;
const answer = (columns: string, values: string) => `insert into answer (id, assessment_id, ${columns}) values ('${id(41)}', '${OPEN}', ${values})`;
const assessment = (columns: string, values: string) => `insert into assessment (id, organisation_id, instrument_id, mode, ${columns}) values ('${id(42)}', '${OURS}', '${INSTRUMENT}', 'together', ${values})`;
const declaration = (columns: string, values: string) => `insert into led_by_declaration (id, organisation_id, staff_same_contracts, ${columns}) values ('${id(43)}', '${OURS}', true, ${values})`;

describe('what must never be is refused', () => {
  it.each([
    ['a network within a network', organisation('kind, region_id, network_id', `'regional_network', 'africa', '${NETWORK}'`), CHECK],
    ['a network with a country', organisation('kind, region_id, country', `'regional_network', 'africa', 'KE'`), CHECK],
    ['a national organisation without a network', organisation('kind, region_id, country', `'national', 'africa', 'KE'`), CHECK],
    ['a local organisation without a country', organisation('kind, region_id, network_id', `'local', 'africa', '${NETWORK}'`), CHECK],
    ['a country that is none', organisation('kind, region_id, network_id, country', `'local', 'africa', '${NETWORK}', 'kenya'`), CHECK],
    ['a second global network', organisation('kind', `'global_network'`), UNIQUE],
    ['the end of a network that has organisations', `delete from organisation where id = '${NETWORK}'`, REFERRED],
    ['one role held twice', `insert into membership (id, person_id, organisation_id, role) values ('${id(44)}', '${PERSON}', '${OURS}', 'lead')`, UNIQUE],
    ['a level above four', answer('criterion_key, kind, level', `'c9', 'level', 5`), CHECK],
    ['a level below nought', answer('criterion_key, kind, level', `'c9', 'level', -1`), CHECK],
    ['a level without a number', answer('criterion_key, kind', `'c9', 'level'`), CHECK],
    ['a number without a level', answer('criterion_key, kind, level', `'c9', 'dont_know', 2`), CHECK],
    ['a number beside a note only', answer('criterion_key, level', `'c9', 2`), CHECK],
    ['two answers of the group to one criterion', answer('criterion_key, kind', `'c1', 'dont_know'`), UNIQUE],
    ['an assessment of nothing', assessment('components', `'{}'`), CHECK],
    ['completed without a time', assessment('components, state', `'{a}', 'completed'`), CHECK],
    ['a time of completion before it', assessment('components, completed_at', `'{a}', now()`), CHECK],
    ['withdrawn without a time', assessment('components, state', `'{a}', 'withdrawn'`), CHECK],
    ['shared before it is completed', assessment('components, sharing', `'{a}', 'scores'`), CHECK],
    ['counted before it is completed', assessment('components, in_aggregates', `'{a}', true`), CHECK],
    ['a revision of itself', assessment('components, revision_of_id, revision_reason', `'{a}', '${id(42)}', '${SEALED}'`), CHECK],
    ['a revision without a reason', assessment('components, revision_of_id', `'{a}', '${DONE}'`), CHECK],
    ['a share above a hundred', declaration('decision_body_share, spokespersons_share, staff_share, state', `101, 0, 0, 'returned'`), CHECK],
    ['a share below nought', declaration('decision_body_share, spokespersons_share, staff_share, state', `0, 0, -1, 'returned'`), CHECK],
    ['two declarations that wait', declaration('decision_body_share, spokespersons_share, staff_share', '50, 50, 50'), UNIQUE],
    ['an invitation both taken and taken back', `insert into invitation (id, token_hash, organisation_id, role, expires_at, accepted_at, revoked_at) values ('${id(45)}', 'h', '${OURS}', 'member', now(), now(), now())`, CHECK],
    ['two priorities in one place', `update priority set position = 1 where criterion_key = 'c2'`, UNIQUE],
    ['a weight of four', `insert into component_weight (assessment_id, component_key, weight) values ('${OPEN}', 'a', 4)`, CHECK],
    ['a score above four', `insert into component_score (assessment_id, component_key, score, coverage) values ('${OPEN}', 'a', 4.1, 1)`, CHECK],
    ['a person by the name of another', `update person set sign_in_name = 'one' where id = '${OTHER}'`, UNIQUE],
  ])('%s', async (_name, statement, code) => {
    expect(await refusal(statement)).toMatch(code);
  });
});

describe('what was agreed never changes', () => {
  it.each([
    ['a published instrument', `update instrument set content = '{"changed": true}'`, RESTRICT],
    ['a used instrument goes', 'delete from instrument', REFERRED],
    ['an answer of a completed assessment', `update answer set level = 4 where id = '${id(10)}'`, RESTRICT],
    ['one of its answers goes', `delete from answer where id = '${id(10)}'`, RESTRICT],
    ['one comes to it', `insert into answer (id, assessment_id, criterion_key) values ('${id(50)}', '${DONE}', 'c2')`, RESTRICT],
    ['one is moved away from it', `update answer set assessment_id = '${OPEN}', criterion_key = 'c5' where id = '${id(10)}'`, RESTRICT],
    ['one is moved into it', `update answer set assessment_id = '${DONE}', criterion_key = 'c5' where id = '${id(12)}'`, RESTRICT],
    ['a score', 'update component_score set score = 4', RESTRICT],
    ['a score goes', 'delete from component_score', RESTRICT],
    ['a score comes', `insert into component_score (assessment_id, component_key, score, coverage) values ('${DONE}', 'b', 4, 1)`, RESTRICT],
    ['a completed assessment is opened again', `update assessment set state = 'answering', completed_at = null where id = '${DONE}'`, RESTRICT],
    ['its time is another', `update assessment set completed_at = now() - interval '1 year' where id = '${DONE}'`, RESTRICT],
    ['its organisation is another', `update assessment set organisation_id = '${GLOBAL}' where id = '${DONE}'`, RESTRICT],
    ['its components are others', `update assessment set components = '{a}' where id = '${DONE}'`, RESTRICT],
    ['it becomes the revision of another', `update assessment set revision_of_id = '${OPEN}', revision_reason = '${SEALED}' where id = '${DONE}'`, RESTRICT],
    ['a line of the activity', `update activity set kind = 'assessment.started'`, RESTRICT],
    ['its actor is another', `update activity set actor_id = '${OTHER}'`, RESTRICT],
    ['its subject is another while its actor goes', `update activity set actor_id = null, subject_id = '${OPEN}'`, RESTRICT],
    ['it goes', 'delete from activity', RESTRICT],
  ])('%s', async (_name, statement, code) => {
    expect(await refusal(statement)).toMatch(code);
  });
});

describe('what must stay possible is taken', () => {
  it.each([
    ['a role held anew after it ended', `update membership set ended_at = now(); insert into membership (id, person_id, organisation_id, role) values ('${id(60)}', '${PERSON}', '${OURS}', 'lead')`],
    ['a note without a level', answer('criterion_key, note', `'c9', '${SEALED}'`)],
    ["a participant's answer beside the group's", answer('criterion_key, person_id, kind, level', `'c1', '${PERSON}', 'level', 4`)],
    ['a confirmed declaration beside one that waits', declaration('decision_body_share, spokespersons_share, staff_share, state', `50, 50, 50, 'confirmed'`)],
    ['two priorities that change places', 'update priority set position = 3 - position'],
    ['to share a completed assessment, and to take it back', `update assessment set sharing = 'everything', in_aggregates = true where id = '${DONE}'; update assessment set sharing = 'nobody', in_aggregates = false where id = '${DONE}'`],
    ['to withdraw it', `update assessment set state = 'withdrawn', withdrawn_at = now() where id = '${DONE}'`],
    ['to let an account go', `delete from person where id = '${PERSON}'`],
    ['to let an organisation go with all that is its own', `${assessment('components, revision_of_id, revision_reason', `'{a}', '${DONE}', '${SEALED}'`)}; delete from organisation where id = '${OURS}'`],
  ])('%s', async (_name, statements) => {
    expect(await refusal(statements)).toBeNull();
  });

  it('with an account go its own answers, never those of the group', async () => {
    await client.query(`delete from person where id = '${PERSON}'`);
    const { rows } = await client.query(`select id from answer where assessment_id = '${DONE}'`);
    expect(rows).toEqual([{ id: id(10) }]);
    expect((await client.query('select actor_id from activity')).rows).toEqual([{ actor_id: null }]);
  });
});
