import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionPool } from '#app/platform/database.server.ts';
import { openSession } from '#app/domain/accounts/lucia.server.ts';
import { signOfPage } from '#app/http/page-of.server.ts';
import { newId } from '#app/platform/id.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import { ROUTES } from '../matrix/routes.ts';
import { fillIn, findActions, shapeOf, type FoundAction } from '../setup/actions.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { planOf } from '../setup/assistance-scene.ts';
import { crawl } from '../setup/crawl.ts';
import { makeMoments, type Moment } from '../setup/moments-scene.ts';
import { formsIn, type Control } from '../setup/page-parts.ts';
import { changedRows, hashRows } from '../setup/rows.ts';
import { makeScene, type Scene, type SignedIn } from '../setup/scene.ts';

/** Every field of every form that the pages offer, as those who may send it see it, filled with what no browser would send. */
let app: RunningApp;
let scene: Scene;
let moments: Record<string, Moment>;
const cookies: Record<string, string> = { visitor: '' };
const actions = new Map<string, FoundAction>();

/** Fields that stand in a form for the way there and back, and are in no schema: whatever they hold leads nowhere else. */
const WAYS: Readonly<Record<string, readonly string[]>> = { 'routes/sign-in': ['to', 'kept'], 'routes/language': ['to'] };
const IGNORED = 'next';
/** Where whoever presses is served, whosever page it is: the ways out, and the language. */
const FOR_ANYONE = ['/leave', '/sign-out', '/language'];
/** Forms of signed-in pages that do not say whose page it is. */
const unsigned = new Set<string>();

beforeAll(async () => {
  scene = await makeScene('words of the house');
  moments = await makeMoments(scene);
  app = await startApp();
  const { ids, people } = scene;
  await openSession(people.lead.id, false);
  const at = (...paths: string[]) => paths;
  const starts: Record<string, string[]> = {
    visitor: at('/sign-in', '/recovery', '/verify', `/join/${ids.token}`),
    lead: at('/home', `/sites/${ids.demonstration}/visits/new?source=organisation:${ids.organisation}`, `/organisations/${ids.organisation}/people/${ids.leaver}`, '/account/sessions', '/account/passphrase', '/account/recovery-codes', `/organisations/${ids.organisation}/edit`, ...['draft', 'open', 'together', 'consensus', 'completed'].map((state) => `/assessments/${ids[state]}`), `/assessments/${ids.open}/import`, `/assessments/${ids.completed}/priorities`, `/assessments/${ids.completed}/sharing`, `/assessments/${ids.completed}/revision`),
    participant: at(`/assessments/${ids.open}`, '/mentoring', '/opportunities', `/pairings/${ids.closingPairing}`, `/pairings/${ids.closingPairing}/reflection`),
    member: at('/mentoring', '/mentoring/mentee-profile', '/growth', '/opportunities', `/pairings/${ids.pairing}`, `/pairings/${ids.completedPairing}/certificate`, `/journal-entries/${ids.journalEntry}`, `/meeting-notes/${ids.pairNote}`, `/opportunities/${ids.opportunity}/report`),
    mentor: at('/mentoring', '/mentoring/mentor-profile', `/pairings/${ids.pairing}`, `/pairings/${ids.closingPairing}`, `/meetings/${ids.begunMeeting}`, `/meetings/${ids.pairMeeting}`),
    provider: at('/home', '/provider-profile', `/provider-invitations/${ids.invited}`, `/engagements/${ids.engagement}`),
    coordinator: at('/home', `/networks/${ids.network}/mentoring`, `/networks/${ids.network}/rounds`, `/rounds/${ids.round}`, planOf(ids.engagement ?? '', people.lead.id), '/organisations/new', `/organisations/${ids.organisation}/led-by`, `/organisations/${ids.closing}/closure`, `/organisations/${ids.closed}`),
    secretariat: at('/home', '/networks/new', `/organisations/${ids.organisation}/network`, `/networks/${ids.network}/edit`),
  };
  for (const [name, { from }] of Object.entries(moments)) starts[name] = from;
  // Nobody walks twice to where they have been.
  const walks = new Map<string, { who: string; from: string[] }>();
  for (const [who, from] of Object.entries(starts)) {
    const key = who === 'visitor' ? who : personOf(who).id;
    walks.set(key, { who: walks.get(key)?.who ?? who, from: [...(walks.get(key)?.from ?? []), ...from] });
  }
  for (const { who, from } of walks.values()) {
    if (who !== 'visitor') cookies[who] = await app.cookieOf(personOf(who));
    const pages = await crawl(app, cookies[who] ?? '', from);
    if (who !== 'visitor') for (const { path, html } of pages) for (const { method, action, controls } of formsIn(html, path)) if (method === 'post' && !FOR_ANYONE.includes(action) && !controls.some(({ name }) => name === WHOSE_PAGE)) unsigned.add(`${path} ${action}`);
    for (const [route, found] of findActions(new Map([[who as SignedIn, pages]]))) if (!actions.has(route) || (actions.get(route)?.form.controls.length ?? 0) < found.form.controls.length) actions.set(route, found);
  }
}, 900_000);

afterAll(() => app.stop());

const personOf = (who: string) => moments[who]?.person ?? scene.people[who as SignedIn];

/** Some of the forms end sessions. */
async function signInAnew(who: string): Promise<void> {
  if (who !== 'visitor') cookies[who] = await app.cookieOf(personOf(who));
}

type Sent = { status: number; body: string };

async function send({ path, who }: FoundAction, body: string, type = 'application/x-www-form-urlencoded'): Promise<Sent> {
  return app.send(path, { method: 'POST', cookie: cookies[who] ?? '', headers: { 'Content-Type': type }, body });
}

/** One field of each kind: the ten questions of a page are alike. */
function fieldsOf({ route, form }: FoundAction): Control[] {
  const shapes = new Map(form.controls.map((control) => [shapeOf(control.name), control]));
  return [...shapes.values()].filter(({ name, kind }) => kind !== 'file' && name !== IGNORED && name !== WHOSE_PAGE && !WAYS[route]?.includes(name));
}

/** What must be refused wherever it stands: the body, given the name of the field. */
function hostileBodies(action: FoundAction, { name, kind }: Control): Record<string, { body: string; type?: string }> {
  const without = fillIn(action.form);
  without.delete(name);
  const rest = without.toString();
  const key = encodeURIComponent(name);
  const joined = (...more: string[]) => ({ body: [rest, ...more].filter(Boolean).join('&') });
  const value = encodeURIComponent(fillIn(action.form).get(name) || 'x');
  const isList = name.endsWith('[]');
  const part = (head: string, content: string) => `--part\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  return {
    ...(isList ? { 'a value for a list': joined(`${encodeURIComponent(name.slice(0, -2))}=${value}`) } : { 'a list for a value': joined(`${key}[]=${value}`), 'it twice': joined(`${key}=${value}`, `${key}=${value}`) }),
    'a NUL': joined(`${key}=a%00b`),
    'a megabyte': joined(`${key}=${'x'.repeat(1_000_000)}`),
    ...(isList ? {} : { 'a file': { body: `${[...without].map(([other, text]) => part(`name="${other}"`, text)).join('')}${part(`name="${name}"; filename="x"\r\nContent-Type: text/plain`, 'x')}--part--\r\n`, type: 'multipart/form-data; boundary=part' } }),
    'JSON for a form': { body: JSON.stringify({ ...Object.fromEntries(without), [name]: { not: '' } }), type: 'application/json' },
    'a broken form': { body: 'no parts at all', type: 'multipart/form-data; boundary=part' },
    ...(kind === 'choice' || kind === 'hidden' || kind === 'box' ? { 'a choice that is not offered': joined(`${key}=none-of-these`) } : {}),
  };
}

/** What may be taken or refused, but never break anything. */
function oddBodies(action: FoundAction, { name }: Control): Record<string, string> {
  const without = fillIn(action.form);
  without.delete(name);
  const key = encodeURIComponent(name);
  const base = `${without.toString()}&`;
  return {
    'an operator': `${base}${key}[not]=`,
    'an operator within': `${base}${key}[startsWith]=a&${key}[mode]=insensitive`,
    'a prototype': `${base}__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__=x&${key}[__proto__][polluted]=1`,
    'half of a surrogate pair': `${base}${key}=%ED%A0%80`,
    'bytes that are no text': `${base}${key}=%FF%FE%C0`,
    'a broken escape': `${base}${key}=%E0%A4%A&%=%`,
    nothing: base,
  };
}

/** What is saved as one types, by its route: no form, and JSON in place of one. Each with something good in every field. */
const SAVED = {
  'routes/assessments.$id.answers': { who: 'lead', to: () => `/assessments/${scene.ids.together}/answers`, good: { criterion: 'ce-decision-making', choice: '2', note: '', evidence: '', version: 0 } },
  'routes/requests.$id.saving': { who: 'lead', to: () => `/requests/${scene.ids.unsent}/saving`, good: { topics: ['governance'], need: 'x', difference: '', takingPart: '', priorities: [] as string[], languages: ['en'], form: 'remote', earliestOn: '', latestOn: '', urgency: 'can_wait', urgencyReason: '', security: '', version: 2 } },
  'routes/engagements.$id.terms.saving': { who: 'lead', to: () => `/engagements/${scene.ids.scoping}/terms/saving`, good: { objectives: 'x', outputs: '', method: '', halfDays: '2,5', startsOn: '2098-03-01', endsOn: '', edit: 1 } },
  'routes/pairings.$id.agreement.saving': { who: 'mentor', to: () => `/pairings/${scene.ids.pairing}/agreement/saving`, good: { expectations: 'x', confidentiality: '', channels: '', danger: '', rhythmWeeks: '2', months: '6', edit: 1 } },
  'routes/drafts.$id.pieces.$piece.saving': { who: 'trainer', to: () => `/drafts/${scene.ids.moduleDraft}/pieces/${scene.ids.block}/saving`, good: { title: 'x', body: 'x', notes: '', blockKind: 'input', minutes: '30', edit: 1 } },
  'routes/drafts.$id.facts.saving': { who: 'trainer', to: () => `/drafts/${scene.ids.moduleDraft}/facts/saving`, good: { available: '240', licence: 'CC-BY-4.0', audience: ['delegates'], components: [] as string[], criteria: [] as string[], competencies: [] as string[], prerequisites: [] as string[], edit: 1 } },
  'routes/plan-lines.$id.saving': { who: 'member', to: () => `/plan-lines/${scene.ids.planLine}/saving`, good: { problem: 'x', activity: '', who: '', byWhen: '', support: 'none', wanted: '', edit: 2 } },
  'routes/drafts.$id.preview': { who: 'trainer', to: () => `/drafts/${scene.ids.moduleDraft}/preview`, good: { text: 'x' } },
} as const;

it('every action of the program is offered by some page, or is a channel of what is saved as one types', () => {
  const acting = Object.entries(ROUTES).filter(([, { act }]) => act !== null).map(([id]) => id);
  expect(acting.filter((id) => !actions.has(id)).sort()).toEqual(Object.keys(SAVED).sort());
});

describe('the channels of what is saved as one types', () => {
  const WRONG: readonly unknown[] = [{ not: '' }, { equals: 'x' }, [], ['2'], null, true, 1.5, -1, 1e300, 'x'.repeat(1_000_000), 'a\u0000b', '\ud800', { toString: 'x' }];
  const send = (who: string, to: string, body: string) => app.send(to, { method: 'POST', cookie: cookies[who] ?? '', headers: { 'Content-Type': 'application/json' }, body });

  beforeAll(() => Promise.all(['lead', 'mentor', 'trainer', 'member'].map(signInAnew)));

  it.each(Object.entries(SAVED))('%s refuses whatever is not plain text or a number, in each of its fields', { timeout: 120_000 }, async (route, { who, to, good }) => {
    const ask = (body: string) => send(who, to(), body);
    const isOne = route === 'routes/assessments.$id.answers';
    const before = await hashRows();
    for (const field of Object.keys(good)) {
      const isList = Array.isArray(good[field as keyof typeof good]);
      for (const wrong of WRONG) {
        if (isList && Array.isArray(wrong) && wrong.length === 0) continue;
        const { status, body } = await ask(JSON.stringify({ ...good, [field]: wrong }));
        expect([field, JSON.stringify(wrong).slice(0, 40), status]).toEqual([field, JSON.stringify(wrong).slice(0, 40), 422]);
        expect(Object.keys((JSON.parse(body) as { errors: object }).errors).map((name) => name.split('.')[0])).toEqual([field]);
      }
      const { [field]: _left, ...rest } = good as Record<string, unknown>;
      // A draft may lack anything but the version that its writer saw.
      if (isOne || field === 'version' || field === 'edit') expect((await ask(JSON.stringify(rest))).status, `without ${field}`).toBe(422);
    }
    for (const body of ['', '{', 'null', '[]', '"x"', 'NaN', '{"criterion":"a","criterion":{"not":""}}', '['.repeat(100_000), `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, '{"__proto__":{"polluted":1}}', '\u0000', '\ufeff{}']) expect([400, 422], body.slice(0, 40)).toContain((await ask(body)).status);
    expect(changedRows(before, await hashRows())).toEqual([]);
    expect((await ask(JSON.stringify({ ...good, id: 'x', personId: scene.people.otherLead.id, savedById: 'x', __proto__: { a: 1 } }))).status).toBe(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a form', () => {
  it('says whose page it is, and does nothing where that is not who sends it', { timeout: 600_000 }, async () => {
    expect([...unsigned]).toEqual([]);
    let tried = 0;
    for (const action of actions.values()) {
      if (!action.form.controls.some(({ name }) => name === WHOSE_PAGE)) continue;
      await signInAnew(action.who);
      const before = await hashRows();
      for (const others of [signOfPage(newId()), '', 'no sign']) {
        const fields = fillIn(action.form);
        fields.set(WHOSE_PAGE, others);
        // Whoever is not signed in sends a visitor's page, and nobody's words become theirs.
        const cookie = cookies[action.who] || (await app.cookieOf(scene.people.member));
        const { status } = await app.send(action.path, { method: 'POST', cookie, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: fields.toString() });
        expect([action.route, status]).toEqual([action.route, 409]);
      }
      expect(changedRows(before, await hashRows()).filter((row) => !row.startsWith('+ session')), action.route).toEqual([]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(100);
  });

  it('refuses in every field what cannot be its value, with an answer of its own, and changes nothing', { timeout: 1_200_000 }, async () => {
    let tried = 0;
    for (const [route, action] of actions) {
      await signInAnew(action.who);
      const before = await hashRows();
      for (const field of fieldsOf(action)) {
        await connectionPool().query('delete from rate_limit');
        await Promise.all(
          Object.entries(hostileBodies(action, field)).map(async ([what, { body, type }]) => {
            const { status } = await send(action, body, type);
            // Not 404 nor 409: those would tell that the form did not come to be read. Unless it is a list of ids: that one is nobody's.
            expect([400, 413, 422, ...(field.name.endsWith('[]') && type === undefined ? [404, 409] : [])], `${route} ${field.name}: ${what} gives ${status}`).toContain(status);
            tried += 1;
          }),
        );
      }
      expect(changedRows(before, await hashRows()), route).toEqual([]);
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('breaks on nothing odd; what it refuses changes nothing', { timeout: 1_200_000 }, async () => {
    // Moves in a life cycle, which have nothing to fill in, come last: afterwards there is less to try the others on.
    const order = [...actions.values()].sort((a, b) => fieldsOf(b).length - fieldsOf(a).length);
    for (const action of order) {
      await signInAnew(action.who);
      let before = await hashRows();
      for (const field of [...fieldsOf(action), ...(fieldsOf(action).length === 0 ? [{ name: 'extra', kind: 'text', value: '', choices: [] } as const] : [])]) {
        await connectionPool().query('delete from rate_limit');
        for (const [what, body] of Object.entries(oddBodies(action, field))) {
          const { status } = await send(action, body);
          const after = await hashRows();
          expect(status, `${action.route} ${field.name}: ${what}`).toBeLessThan(500);
          if (status >= 400) expect(changedRows(before, after), `${action.route} ${field.name}: ${what}`).toEqual([]);
          before = after;
        }
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
