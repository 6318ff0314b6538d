import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { config } from './config.server.ts';
import { migrate, missingMigrations, planMigration } from './migrations.server.ts';

let admin: pg.Client;
const scratch = new URL(inject('templateUrl'));

beforeAll(async () => {
  const url = new URL(scratch);
  url.pathname = '/postgres';
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query('create database scratch_migrations');
  scratch.pathname = '/scratch_migrations';
});

afterAll(async () => {
  await admin.query('drop database scratch_migrations with (force)');
  await admin.end();
});

describe('migrations', () => {
  it('lead to the schema and nothing else', async () => {
    expect((await planMigration(scratch.href)).replace(/^--.*$/gm, '').trim()).toBe('');
  });

  it('are applied once', async () => {
    expect(await missingMigrations(config().databaseUrl ?? '')).toEqual([]);
    expect(await migrate(config().databaseUrl ?? '')).toEqual([]);
  });

  it('are applied in their order to a database that is new', async () => {
    const url = new URL(scratch);
    await admin.query('create database scratch_fresh');
    url.pathname = '/scratch_fresh';
    const all = await missingMigrations(url.href);
    expect(all.length).toBeGreaterThan(0);
    expect(all).toEqual([...all].sort());
    expect(await migrate(url.href)).toEqual(all);
    await admin.query('drop database scratch_fresh with (force)');
  });

  it('stop the start when one was changed after it had been applied', async () => {
    const url = config().databaseUrl ?? '';
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("update _prisma_migrations set checksum = reverse(checksum) where migration_name like '%foundation'");
    await expect(missingMigrations(url)).rejects.toThrow(/foundation was changed/);
    await client.query("update _prisma_migrations set checksum = reverse(checksum) where migration_name like '%foundation'");
    await client.end();
  });

  it('let a plain text through nowhere that is sealed', async () => {
    const client = new pg.Client({ connectionString: config().databaseUrl ?? '' });
    await client.connect();
    const { rows } = await client.query<{ table_name: string; columns: string[] }>(
      `select c.conrelid::regclass::text as table_name, array_agg(a.attname::text order by a.attname) as columns
         from pg_constraint c join unnest(c.conkey) k on true join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k
        where c.contype = 'c' and c.conname like '%sealed' group by 1 order by 1`,
    );
    await client.end();
    expect(Object.fromEntries(rows.map((row) => [row.table_name, row.columns]))).toEqual({
      answer: ['evidence', 'note'],
      assessment: ['revision_reason'],
      assistance_request: ['decline_reason', 'difference', 'need', 'security', 'taking_part', 'urgency_reason'],
      assistance_session: ['agenda', 'place'],
      calendar_feed: ['words'],
      check_in: ['text'],
      clarification: ['text'],
      data_key: ['wrapped'],
      demonstration_site: ['access', 'address', 'costs', 'learned', 'return_note', 'safety', 'shown', 'title'],
      draft_picture: ['large', 'seen', 'small'],
      edition: ['name', 'programme', 'venue'],
      edition_budget_line: ['label'],
      edition_certificate: ['code'],
      edition_delegate: ['access', 'diet', 'gender', 'not_public', 'paper_name'],
      edition_material: ['name'],
      edition_material_content: ['sealed'],
      edition_message: ['text'],
      edition_reflection: ['answers'],
      edition_team: ['reason'],
      engagement: ['agreed_next'],
      evaluation: ['text'],
      follow_up: ['changed'],
      goal: ['evidence', 'why'],
      goal_change: ['before'],
      goal_step: ['evidence', 'text'],
      invitation: ['note'],
      journal_entry: ['text'],
      led_by_declaration: ['decision_body_answer', 'review_answer', 'spokespersons_answer', 'staff_answer'],
      meeting: ['agenda', 'place'],
      meeting_note: ['text'],
      mentee_profile: ['exclusions', 'experiences', 'hopes'],
      mentor_profile: ['exclusions', 'experiences', 'will_not_do'],
      opportunity: ['text'],
      opportunity_taking: ['gave'],
      origin_choice: ['before'],
      output: ['name'],
      output_content: ['sealed'],
      pairing_agreement: ['channels', 'confidentiality', 'danger', 'expectations'],
      pairing_closing: ['certificate_name', 'together'],
      pairing_message: ['text'],
      person: ['recovery_address'],
      piece_text: ['based_on', 'text'],
      plan_follow_up: ['words'],
      plan_line: ['activity', 'by_when', 'problem', 'wanted', 'who'],
      provider_invitation: ['answer'],
      provider_profile: ['about', 'exclusions'],
      provider_report: ['done', 'lessons', 'results'],
      referral: ['answer', 'reason'],
      reflection: ['learned', 'next', 'proud'],
      review_comment: ['text'],
      session_note: ['text'],
      site: ['name'],
      site_check: ['note'],
      site_visit: ['agenda', 'purpose', 'questions', 'reason', 'saw', 'security', 'take_home', 'thanks', 'will_try'],
      terms: ['method', 'objectives', 'outputs'],
      timetable_entry: ['words'],
      timetable_place: ['name'],
    });
  });
});
