import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.stop());

async function languageOf(path: string, browser: string, cookie = ''): Promise<string | undefined> {
  const { body } = await app.send(path, { cookie, headers: { 'Accept-Language': browser } });
  return /<html[^>]* lang="([^"]*)"/.exec(body)?.[1];
}

it('is the one that the person chose, else that of the device, else that of the browser, else English', async () => {
  for (const [browser, language] of [['fr', 'fr'], ['fr-CA,fr;q=0.9,en;q=0.5', 'fr'], ['de,en;q=0.4,fr;q=0.3', 'en'], ['sw', 'en'], ['', 'en']] as const) expect(await languageOf('/sign-in', browser), browser).toBe(language);
  const chosen = await app.send('/language', { method: 'POST', form: { locale: 'fr', to: '/sign-in' } });
  const device = chosen.headers.getSetCookie().find((one) => one.startsWith('__Host-l='))?.split(';')[0] ?? '';
  expect(await languageOf('/sign-in', 'en', device)).toBe('fr');

  // Also where the page itself is not reached.
  const refused = async (cookie: string) => (await app.send('/home', { method: 'DELETE', cookie, headers: { 'Accept-Language': 'en' } })).body;
  expect([await refused(''), await refused(device), await refused('__Host-l=xx')].map((body) => /<html lang="([^"]*)"/.exec(body)?.[1])).toEqual(['en', 'fr', 'en']);

  const session = await app.cookieOf(await makePerson([{ organisationId: await makeOrganisation(), role: 'member' }]));
  expect(await languageOf('/home', 'fr', session)).toBe('fr');
  expect((await app.send('/account', { method: 'POST', cookie: session, form: { locale: 'en', timeZone: '', recoveryAddress: '' } })).status).toBe(303);
  expect(await languageOf('/home', 'fr', `${session}; ${device}`)).toBe('en');
});
