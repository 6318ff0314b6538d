import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../matrix/routes.ts';
import { encode, fillIn, findActions } from '../setup/actions.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { crawl, type CrawledPage } from '../setup/crawl.ts';
import { makeScene, type Scene } from '../setup/scene.ts';

let app: RunningApp;
let scene: Scene;

beforeAll(async () => {
  scene = await makeScene('words of the house');
  app = await startApp();
});

afterAll(() => app.stop());

describe('what people write in their own way', () => {
  /** A calendar goes in there, of whose words nothing is kept; and with what is returned to another network one has no more to do. */
  const UNREAD = ['routes/availability.busy-times._index', 'routes/sites.$id.busy-times', 'routes/requests.$id.referral.return'];
  const words = (n: number) => `${n} \u{1F33F}\u{1F469}\u{1F3FE}\u200D\u{1F91D}\u200D\u{1F469}\u{1F3FB} \u202Eمرحبا بكم\u202C שלום e\u0301 <b>&amp; "'`;
  const drawn = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#x27;');

  it('is taken in every text of several lines, and shown again to the letter', { timeout: 900_000 }, async () => {
    const { ids, people } = scene;
    const who = { lead: await app.cookieOf(people.lead), coordinator: await app.cookieOf(people.coordinator) };
    const starts = { lead: ['/home', `/organisations/${ids.organisation}/led-by`, `/organisations/${ids.organisation}/invitations`, ...['together', 'consensus'].map((state) => `/assessments/${ids[state]}`), `/assessments/${ids.completed}/revision`], coordinator: [`/organisations/${ids.organisation}/led-by`] };
    const written = new Map<string, string>();
    let count = 0;
    const pagesFor = async (one: 'lead' | 'coordinator') => crawl(app, who[one], starts[one]);
    for (const one of ['lead', 'coordinator'] as const) {
      const pages: CrawledPage[] = await pagesFor(one);
      // What ends something comes last; a move that rules others out is tried on a record of its own.
      const found = [...findActions(new Map([[one, pages]])).values()].sort((a, b) => Number(/closure/.test(a.route)) - Number(/closure/.test(b.route)));
      for (const { form, path: offered, route } of found) {
        if (UNREAD.includes(route)) continue;
        const decided = ROUTES[route]?.path ?? '';
        const path = decided.includes(':freshRequest') ? decided.replace(':freshRequest', (await scene.fresh.freshRequest?.()) ?? '') : offered;
        const areas = form.controls.filter(({ kind }) => kind === 'textarea');
        if (areas.length === 0) continue;
        const fields = fillIn(form);
        for (const { name } of areas) {
          // Both sides write one draft: what the second says stands in it.
          const place = `${/(draft|sites\.\$id\.edit|preparation)$/.test(route) ? path : `${one} ${path}`} ${name}`;
          written.set(place, words((count += 1)));
          fields.set(name, written.get(place) ?? '');
        }
        // A site that is described anew stays open on every day of the week; a time is nowhere filled in by itself.
        const isSite = fields.has('weekdays[]');
        fields.delete('weekdays[]');
        for (const day of isSite ? '1234567' : '') fields.append('weekdays[]', day);
        for (const [name, value] of Object.entries({ day: '2098-03-05', time: '10:00' })) if (fields.get(name) === '') fields.set(name, value);
        const { status } = await app.send(path, { method: 'POST', cookie: who[one], ...encode(form, fields) });
        expect([200, 303], `${route} ${status}`).toContain(status);
      }
    }
    expect(written.size).toBeGreaterThan(40);
    const all = [...(await pagesFor('lead')), ...(await pagesFor('coordinator'))].map(({ html }) => html).join('\n');
    expect([...written].filter(([, text]) => !all.includes(drawn(text))).map(([place]) => place)).toEqual([]);
  });
});
