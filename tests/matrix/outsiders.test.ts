import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionPool } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { crawl, idsOf, type CrawledPage } from '../setup/crawl.ts';
import { encode, fillIn, findActions, patternOf, shapeOf, type FoundAction } from '../setup/actions.ts';
import { withoutChance } from '../setup/page-parts.ts';
import { changedRows, hashRows } from '../setup/rows.ts';
import { planOf } from '../setup/assistance-scene.ts';
import { makeScene, type Scene, type SignedIn } from '../setup/scene.ts';
import { ROUTES } from './routes.ts';

/**
 * Every id that an organisation's own pages tell, sent back by people from outside, in every place where the program takes an
 * id. It must be to them as an id that never was.
 */
const INSIDERS = ['lead', 'participant', 'member', 'coordinator', 'provider'] as const;
const OUTSIDERS = ['otherLead', 'otherCoordinator', 'formerMember', 'declined', 'trainer'] as const;
const CANARY = 'canary-4M8-juniper';
let app: RunningApp;
let scene: Scene;
const cookies = {} as Record<SignedIn, string>;
/** What the organisation's people are told, by the kind of record it names; each kind with all of its ids. */
const told = new Map<string, string[]>();
let actions: Map<string, FoundAction>;
const outside = new Map<SignedIn, CrawledPage[]>();
let privateIds: Set<string>;

const pathsOf = (ids: Record<string, string>) => Object.values(ROUTES).filter(({ read }) => read !== null).map(({ path }) => path.replace(/:([a-z]+)/gi, (_, name: string) => ids[name] ?? '')).filter((path) => !path.startsWith('/join/'));
const inStates = ({ draft, open, together, consensus, earlier, completed, organisation, leaver }: Record<string, string>) => [`/organisations/${organisation}/people/${leaver}`, ...[draft, open, together, consensus, earlier, completed].map((id) => `/assessments/${id}`), `/assessments/${consensus}/consensus`, `/assessments/${completed}/results?with=${earlier}`, `/assessments/${completed}/criteria?with=${earlier}`];

/** Which record of the organisation an id is, read from the database: so that what is harvested can be told to be complete. */
async function recordsOf([organisation = '', ...more]: readonly string[], people: readonly string[]): Promise<Map<string, string>> {
  const kinds = {
    organisation: ['select id from organisation where id = any($1::uuid[])', [[organisation, ...more]]],
    assessment: ['select id from assessment where organisation_id = $1', [organisation]],
    membership: ['select id from membership where organisation_id = $1', [organisation]],
    invitation: ['select id from invitation where organisation_id = $1', [organisation]],
    declaration: ['select id from led_by_declaration where organisation_id = $1', [organisation]],
    person: ['select person_id as id from membership where organisation_id = $1', [organisation]],
    request: ['select id from assistance_request where organisation_id = $1', [organisation]],
    engagement: ['select engagement_id as id from engagement_organisation where organisation_id = $1', [organisation]],
    providerInvitation: ['select id from provider_invitation where engagement_id in (select engagement_id from engagement_organisation where organisation_id = $1)', [organisation]],
    meeting: ['select id from assistance_session where engagement_id in (select engagement_id from engagement_organisation where organisation_id = $1)', [organisation]],
    note: ['select id from session_note where session_id in (select id from assistance_session where engagement_id in (select engagement_id from engagement_organisation where organisation_id = $1))', [organisation]],
    output: ['select id from output where engagement_id in (select engagement_id from engagement_organisation where organisation_id = $1)', [organisation]],
    followUp: ['select id from follow_up where organisation_id = $1', [organisation]],
    booking: ['select booking_id as id from hold where person_id = any($1::uuid[])', [people]],
    absence: ['select id from absence where availability_id in (select id from availability where person_id = any($1::uuid[]))', [people]],
    exception: ['select id from availability_exception where availability_id in (select id from availability where person_id = any($1::uuid[]))', [people]],
    busyImport: ['select id from busy_import where availability_id in (select id from availability where person_id = any($1::uuid[]))', [people]],
    feed: ['select id from calendar_feed where person_id = any($1::uuid[])', [people]],
    // But those that show their work to the whole network: some of those who are outside of the organisation are within that.
    site: ['select s.id from site s join organisation o on o.network_id = s.network_id where o.id = $1 and not exists (select 1 from demonstration_site d where d.site_id = s.id and d.confirmed_at is not null)', [organisation]],
    visit: ['select v.id from site_visit v join demonstration_site d on d.site_id = v.site_id where d.organisation_id = $1', [organisation]],
    nomination: ['select id from nomination where organisation_id = $1', [organisation]],
    round: ['select round_id as id from round_network where network_id = (select network_id from organisation where id = $1)', [organisation]],
    proposal: ['select id from proposal where mentee_id = any($1::uuid[])', [people]],
    pairing: ['select id from pairing where mentee_id = any($1::uuid[])', [people]],
    goal: ['select g.id from goal g join pairing p on p.id = g.pairing_id where p.mentee_id = any($1::uuid[])', [people]],
    pairMeeting: ['select g.id from meeting g join pairing p on p.id = g.pairing_id where p.mentee_id = any($1::uuid[])', [people]],
    edition: ['select e.id from edition e join organisation o on o.network_id = e.network_id where o.id = $1', [organisation]],
    team: ['select id from edition_team where organisation_id = $1', [organisation]],
    planLine: ['select l.id from plan_line l join edition_team t on t.id = l.team_id where t.organisation_id = $1', [organisation]],
    delegate: ['select d.id from edition_delegate d join edition_team t on t.id = d.team_id where t.organisation_id = $1', [organisation]],
    notification: ['select id from notification where person_id = any($1::uuid[])', [people]],
    session: ['select public_id as id from session where person_id = any($1::uuid[])', [people]],
  } as const;
  const found = new Map<string, string>();
  for (const [kind, [query, values]] of Object.entries(kinds)) for (const { id } of (await connectionPool().query<{ id: string }>(query, [...values])).rows) found.set(id, kind);
  return found;
}

/** Enough of a body to tell it from another one. */
function digest(body: string): string {
  const plain = withoutChance(body);
  return `${plain.length} ${createHash('sha256').update(plain).digest('hex')}`;
}

/** Many requests, a few at a time. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  }));
}

beforeAll(async () => {
  scene = await makeScene(CANARY);
  app = await startApp();
  for (const who of [...INSIDERS, ...OUTSIDERS]) cookies[who] = await app.cookieOf(scene.people[who]);
  const pages = new Map<SignedIn, CrawledPage[]>();
  for (const who of INSIDERS) pages.set(who, await crawl(app, cookies[who], ['/home', ...pathsOf(scene.ids), ...inStates(scene.ids), planOf(scene.ids.engagement ?? '', scene.people.lead.id)]));
  for (const who of OUTSIDERS) outside.set(who, await crawl(app, cookies[who], ['/home', ...pathsOf(scene.otherIds), ...inStates(scene.otherIds)]));
  const secretariat = await crawl(app, await app.cookieOf(scene.people.secretariat), pathsOf(scene.ids));
  actions = findActions(new Map([...pages, ['secretariat', secretariat]]));
  const records = await recordsOf([scene.ids.organisation ?? '', scene.ids.closing ?? '', scene.ids.closed ?? ''], INSIDERS.slice(0, 3).map((who) => scene.people[who].id));
  privateIds = new Set(records.keys());
  privateIds.delete(scene.people.formerMember.id);
  for (const id of idsOf([...pages.values()].flat())) {
    const kind = records.get(id);
    if (kind) told.set(kind, [...(told.get(kind) ?? []), id]);
  }
}, 900_000);

afterAll(() => app.stop());

const one = () => [...told].map(([kind, ids]) => [kind, ids[0] ?? ''] as const);

it('the pages of the organisation tell ids of every kind, and those of others none of them', () => {
  expect([...told.keys()].sort()).toEqual(['absence', 'assessment', 'booking', 'busyImport', 'declaration', 'delegate', 'edition', 'engagement', 'exception', 'feed', 'followUp', 'goal', 'invitation', 'meeting', 'membership', 'nomination', 'note', 'notification', 'organisation', 'output', 'pairMeeting', 'pairing', 'person', 'planLine', 'proposal', 'providerInvitation', 'request', 'round', 'session', 'site', 'team', 'visit']);
  expect(told.get('assessment')?.length).toBeGreaterThanOrEqual(6);
  for (const [who, pages] of outside) {
    expect([...idsOf(pages)].filter((id) => privateIds.has(id)), who).toEqual([]);
    for (const { path, html, data } of pages) expect(html.includes(CANARY) || data.includes(CANARY), `${who} ${path}`).toBe(false);
  }
});

describe('in the path', () => {
  const KIND: Readonly<Record<string, string>> = { assessments: 'assessment', organisations: 'organisation', networks: 'organisation', memberships: 'membership', invitations: 'invitation', 'led-by': 'declaration', account: 'session', requests: 'request', engagements: 'engagement', 'provider-invitations': 'providerInvitation', providers: 'person', sessions: 'meeting', 'session-notes': 'note', outputs: 'output', 'follow-ups': 'followUp', feeds: 'feed', notifications: 'notification', sites: 'site', visits: 'visit', nominations: 'nomination', rounds: 'round', proposals: 'proposal', pairings: 'pairing', goals: 'goal', meetings: 'pairMeeting', editions: 'edition', teams: 'team', 'plan-lines': 'planLine', delegates: 'delegate' };
  const routes = Object.entries(ROUTES).filter(([, { path }]) => path.includes(':') && !path.startsWith('/join/'));

  /** The path with the id in one of its places: what stands before it is one's own, what stands behind it is theirs. */
  function fill(path: string, id: string, place: number): string {
    let at = -1;
    return path.replace(/:([a-z]+)/gi, (_, name: string) => {
      at += 1;
      return (at === place ? id : at < place ? scene.otherIds[name] : scene.ids[name]) ?? '';
    });
  }

  /** The channels of what is saved as one types: no form, and JSON in place of one. */
  const SAVED: Readonly<Record<string, object>> = {
    'routes/assessments.$id.answers': { criterion: 'ce-decision-making', choice: '3', note: 'x', evidence: '', version: 0 },
    'routes/requests.$id.saving': { need: 'x', version: 1 },
    'routes/engagements.$id.terms.saving': { objectives: 'x', edit: 1 },
    'routes/pairings.$id.agreement.saving': { expectations: 'x', edit: 1 },
  };

  /** Whoever stands outside has not read what stands in a form, and sends it from no page of theirs: a refusal gives back what was sent, and nothing else. */
  function withoutWords(fields: URLSearchParams): URLSearchParams {
    return new URLSearchParams([...fields].filter(([name]) => name !== WHOSE_PAGE).map(([name, value]): [string, string] => [name, value.replaceAll(CANARY, 'words')]));
  }

  /** A form as a page offers it; an empty one where it offers a button only that waits for its moment. */
  function sent(route: string): { body: string; headers: Record<string, string> } {
    const found = actions.get(route);
    if (found) return encode(found.form, withoutWords(fillIn(found.form)));
    return SAVED[route] ? { body: JSON.stringify(SAVED[route]), headers: { 'Content-Type': 'application/json' } } : { body: 'nothing=', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
  }

  /** What is sent and what comes back, for one id. */
  async function ask(id: string, who: SignedIn, route: string, channel: 'page' | 'data' | 'action' | 'actionData', place = 0): Promise<string> {
    const path = fill(ROUTES[route]?.path ?? '', id, place) + (channel === 'data' || channel === 'actionData' ? '.data' : '');
    const sends = channel === 'action' || channel === 'actionData';
    const answer = await app.send(path, { cookie: cookies[who], ...(sends ? { method: 'POST', ...sent(route) } : {}) });
    expect(answer.status, `${who} ${channel} ${path}`).toBe(404);
    expect(answer.body.includes(CANARY), `${who} ${channel} ${path}`).toBe(false);
    return digest(answer.body);
  }

  it.each(routes)('%s answers as to an id of nobody, on every channel, and changes nothing', { timeout: 120_000 }, async (route, { path, read, act }) => {
    const own = told.get(KIND[path.split('/')[1] ?? ''] ?? '') ?? [];
    const others = one().map(([, id]) => id).filter((id) => !own.includes(id));
    const before = await hashRows();
    const channels = [...(read === null ? [] : (['page', 'data'] as const)), ...(act === null ? [] : (['action', 'actionData'] as const))];
    await inTurns(OUTSIDERS.flatMap((who) => channels.map((channel) => [who, channel] as const)), async ([who, channel]) => {
      const nobodys = await ask(newId(), who, route, channel);
      for (const id of channel === 'actionData' ? own.slice(0, 1) : [...own, ...(who === 'otherLead' ? others : [])]) expect(await ask(id, who, route, channel), `${who} ${channel} ${path} ${id}`).toBe(nobodys);
      // Within one's own it is asked by somebody who may do there what is asked for.
      if (who === (act?.includes('lead') || read?.includes('lead') ? 'otherLead' : 'otherCoordinator') && (path.match(/:/g) ?? []).length > 1) {
        const within = await ask(newId(), who, route, channel, 1);
        for (const [kind, id] of one()) expect(await ask(id, who, route, channel, 1), `${path} ${kind}`).toBe(within);
      }
    });
    expect(changedRows(before, await hashRows())).toEqual([]);
  });
});

it('in the query of their own pages, theirs are as ids of nobody', { timeout: 900_000 }, async () => {
  const before = await hashRows();
  for (const [who, pages] of outside) {
    const paths = [...new Map(pages.filter(({ status }) => status === 200).map(({ path }) => [patternOf(path.split('?')[0] ?? '') ?? path, path.split('?')[0] ?? ''])).values()];
    const names = [...new Set([...pages.flatMap(({ path, html }) => [...new URL(path, 'http://x').searchParams.keys(), ...[...html.matchAll(/href="[^"]*[?&;](\w+)=/g)].map(([, name = '']) => name)]), 'with', 'id', 'organisation', 'network', 'assessment', 'person', 'q'])];
    await inTurns(paths, async (path) => {
      for (const query of [...(/\/(results|criteria)$/.test(path) ? ['with'] : []), names]) {
        const ask = async (id: string) => {
          const { status, body } = await app.send(`${path}?${[query].flat().map((name) => `${name}=${id}`).join('&')}`, { cookie: cookies[who] });
          return [status, digest(body)];
        };
        const nobodys = await ask(newId());
        for (const [kind, id] of [...one(), ...(query === 'with' ? (told.get('assessment') ?? []).map((id) => ['assessment', id] as const) : [])]) expect(await ask(id), `${who} ${path} ${String(query)} ${kind}`).toEqual(nobodys);
      }
    });
  }
  expect(changedRows(before, await hashRows())).toEqual([]);
});

it('in the fields of their own forms, in their names and in lists, theirs are as ids of nobody', { timeout: 600_000 }, async () => {
  const before = await hashRows();
  const own = findActions(outside);
  expect(own.size).toBeGreaterThan(15);
  // Forms for anyone know no records, and count how often they are tried.
  for (const [route, { form, who, path }] of [...own].filter(([id]) => ROUTES[id]?.act !== 'anyone')) {
    // Whose page it is names no record: what another's sign does is asked of every form in `fields.test.ts`.
    const shapes = new Map(form.controls.filter(({ kind, name }) => kind !== 'file' && kind !== 'password' && name !== WHOSE_PAGE).map((control) => [shapeOf(control.name), control]));
    for (const { name, kind } of shapes.values()) {
      // Where anything may be written, one id is written like another.
      const tried = kind === 'text' || kind === 'textarea' ? one().slice(0, 4) : one();
      const send = async (id: string, as: 'value' | 'more' | 'name') => {
        // One may have a few feeds only; how many are there already must not tell one id from another.
        if (route === 'routes/feeds._index') await connectionPool().query('delete from calendar_feed where person_id = $1', [scene.people[who].id]);
        const fields = fillIn(form);
        if (as === 'value') fields.set(name, id);
        else if (as === 'more') fields.append(name.endsWith('[]') ? name : `${name}[]`, id);
        else fields.set(name.includes('.') ? name.replace(/^[^.]+(?=\.)|(?<=^(place|weight)\.).*/, id) : id, fields.get(name) ?? '');
        const { status, body, headers } = await app.send(path, { method: 'POST', cookie: cookies[who], ...encode(form, fields) });
        return [status, withoutChance(headers.get('location') ?? ''), status >= 400 ? digest(body) : ''];
      };
      for (const as of ['value', 'more', ...(name.includes('.') ? (['name'] as const) : [])] as const) {
        // Twice: some moves can be made once only.
        await send(newId(), as);
        const nobodys = await send(newId(), as);
        const check = async ([record, id]: readonly [string, string]) => expect(await send(id, as), `${who} ${route} ${name} as ${as}: ${record}`).toEqual(nobodys);
        if (route === 'routes/feeds._index') for (const each of tried) await check(each);
        else await inTurns(tried, check);
      }
    }
  }
  for (const [kind, id] of one()) {
    for (const entry of [{ criterion: id }, { criterion: 'ce-decision-making', id, personId: id, assessmentId: id }]) {
      const { status } = await app.send(`/assessments/${scene.otherIds.together}/answers`, { method: 'POST', cookie: cookies.otherLead, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ choice: '2', note: '', evidence: '', version: 99, ...entry }) });
      expect(status, kind).toBe(entry.criterion === id ? 404 : 409);
    }
  }
  // What they changed is their own: no row of the organisation is another one, and no row elsewhere points to one of its records.
  // A request that was handed to the other network may be returned by it: who began it stands in its row, and whoever asked is told.
  const handed = new RegExp(`"id":"${scene.ids.freshReferred}"|"kind":"request_(passed_on|back)",.*"subject_id":"${scene.ids.freshReferred}"`);
  const named = /"(name|acronym|pseudonym|sign_in_name|search_text)":"[^"]*"/g;
  expect(changedRows(before, await hashRows()).filter((row) => !handed.test(row) && [...privateIds].some((id) => row.replace(named, '').includes(id)))).toEqual([]);
});
