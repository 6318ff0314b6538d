import { expect, test } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openEach, type Opened } from './setup/browsers.ts';
import { addDays, nextChangeOfClocks } from './setup/days.ts';
import { expectAccessible, expectStatus, expectToRead, expectWithout, follow, press } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** How sessions went: who came to one, another that was missed and is moved; and the peer who gave them steps back. Peer and coordinator have no JavaScript. */
type Name = 'lead' | 'coordinator' | 'provider';
const HOUSE = 'Ateliê da Ponte';
const WORD = 'My mother is ill, and I must be with her.';
const WEEK = 7 * 86_400_000;
/** A Wednesday to come. */
const DAY = addDays(nextChangeOfClocks(), 3);
let seeded: Seeded;
/** In a second browser of the peer's what they see is looked into. */
let browsers: Opened<Name | 'beside'>;
const people = {} as Record<Name, AskingPerson>;
const ids = { engagement: '', held: '', missed: '' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions }] = await Promise.all([import('#prisma/seed/factories.server.ts'), import('#prisma/seed/engagements.server.ts')]);
  const organisationId = await makeOrganisation({ networkId: NETWORKS.PLAPERTS, country: 'BR', name: HOUSE });
  people.lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Jabuticaba' });
  people.coordinator = await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'coordinator' }]);
  people.provider = await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'peer_provider' }], { pseudonym: 'Sucupira' });
  await makeProfile(people.provider, { regions: ['latin-america'] });
  ids.engagement = await makeAgreedEngagement({ ...people, organisationId });
  await makeAcceptance(people.coordinator, ids.engagement, people.provider);
  [ids.held = '', ids.missed = ''] = await makeSessions(people.coordinator, ids.engagement, [people.lead.id, people.provider.id], { at: new Date(Date.now() - 2 * WEEK), count: 2 });
  browsers = await openEach(browser, { ...people, beside: people.provider }, ['coordinator', 'provider']);
});

test.afterAll(async () => {
  await browsers.close();
  await seeded.close();
});

const part = (name = '') => `/engagements/${ids.engagement}${name}`;

test('a peer says that a session was held, and who came; the organisation reads it', async () => {
  const { provider, lead } = browsers.open;
  await provider.goto(`/sessions/${ids.held}`);
  await expect(provider.getByRole('link', { name: 'Who came' })).toHaveCount(0);
  await press(provider, 'It was held');
  await provider.getByRole('link', { name: 'Who came' }).click();
  await provider.getByRole('group', { name: 'Jabuticaba' }).getByRole('radio', { name: 'was there' }).check();
  await provider.getByRole('group', { name: 'Sucupira' }).getByRole('radio', { name: 'excused' }).check();
  await provider.getByLabel('How many people came in all').fill('many');
  await press(provider, 'Save');
  // What is wrong is told, and what was chosen and typed stands.
  await expect(provider.getByLabel('How many people came in all')).toHaveAttribute('aria-invalid', 'true');
  await expect(provider.getByLabel('How many people came in all')).toHaveValue('many');
  await expect(provider.getByRole('group', { name: 'Jabuticaba' }).getByRole('radio', { name: 'was there' })).toBeChecked();
  await provider.getByLabel('How many people came in all').fill('5');
  await press(provider, 'Save');
  await expect(provider.getByText('Saved.', { exact: true })).toBeVisible();
  await expectToRead(lead, `/sessions/${ids.held}`, ['Held', '5 people came in all.', 'was there', 'excused']);
  await expect(lead.getByRole('link', { name: 'Who came' })).toHaveCount(0);
  await expectAccessible(lead);
});

test('a session that was missed has nobody who came, and is planned anew at another time', async () => {
  const { provider, coordinator, lead } = browsers.open;
  await provider.goto(`/sessions/${ids.missed}`);
  await press(provider, 'It was missed');
  await expect(provider.getByText('Missed', { exact: true })).toBeVisible();
  await expectStatus(409, `/sessions/${ids.missed}/attendance`, provider);
  // To plan it anew is the coordinator's.
  await provider.goto(`/sessions/${ids.missed}`);
  await expect(provider.getByRole('link', { name: 'Move', exact: true })).toHaveCount(0);
  await follow(coordinator, `/sessions/${ids.missed}`, 'Move');
  await coordinator.getByLabel('Time zone').selectOption('America/Sao_Paulo');
  await coordinator.getByLabel('Day').fill('2024-05-15');
  await coordinator.getByLabel('Time', { exact: true }).fill('10:00');
  await press(coordinator, 'Move it');
  await expect(coordinator.getByText('This time is over', { exact: false }).first()).toBeVisible();
  await expect(coordinator.getByLabel('Time zone')).toHaveValue('America/Sao_Paulo');
  await coordinator.getByLabel('Day').fill(DAY);
  await press(coordinator, 'Move it');
  await expect(coordinator.getByText('Moved: everyone', { exact: false })).toBeVisible();
  await expect(coordinator.getByText('Planned', { exact: true })).toBeVisible();
  await expect(coordinator.getByText('Earlier times')).toBeVisible();
  await expectToRead(lead, part('/schedule?state=planned'), ['13:00–14:00', 'Moved']);
  await expectToRead(provider, part('/schedule?state=missed'), [], [`/sessions/${ids.missed}`]);
  await expectToRead(lead, '/notifications', ['An appointment has changed']);
});

test('the peer steps back with a word to the coordinators, and sees it no more; the session goes on without them', async () => {
  const { provider, coordinator, lead, beside } = browsers.open;
  await follow(beside, part(), 'Step back from it');
  await expectAccessible(beside);
  await follow(provider, part(), 'Step back from it');
  await expectWithout(provider, HOUSE);
  await provider.getByLabel('A word to the coordinators').fill('x'.repeat(1_001));
  await press(provider, 'Step back now');
  await expect(provider.getByLabel('A word to the coordinators')).toHaveAttribute('aria-invalid', 'true');
  await expect(provider.getByLabel('A word to the coordinators')).toHaveValue('x'.repeat(1_001));
  await provider.getByLabel('A word to the coordinators').fill(WORD);
  await press(provider, 'Step back now');
  await expect(provider).toHaveURL(/\/provider-invitations$/);
  await expect(provider.getByText('You have stepped back.')).toBeVisible();
  await expect(provider.getByText('Nothing waits for you')).toBeVisible();
  for (const path of [part(), part('/schedule'), part('/report'), `/sessions/${ids.held}`, `/sessions/${ids.missed}`]) await expectStatus(404, path, provider);
  await expectToRead(coordinator, part('/providers'), ['Sucupira', 'Ended', WORD]);
  await expectToRead(lead, `/sessions/${ids.missed}`, ['Planned', 'Jabuticaba'], ['Sucupira']);
  for (const page of [coordinator, lead]) await expectToRead(page, '/notifications', ["Someone's part in an engagement has ended"], ['Sucupira', WORD, HOUSE]);
  await expectStatus(409, part('/providers'), lead);
  await expectWithout(lead, WORD);
});
