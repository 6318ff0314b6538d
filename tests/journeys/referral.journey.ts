import { expect, test } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openEach, type Opened } from './setup/browsers.ts';
import { expectAccessible, expectStatus, expectToRead, expectWithout, follow, idOf, press } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** A request is sent on to another network, which returns it, and once more, when it takes it over. The network that asked it and who asks for help have no JavaScript. */
type Name = 'lead' | 'coordinator' | 'other';
const HOUSE = 'Dom pod Lipami';
const NEED = 'Nobody here has written a budget before.';
const SECURITY = 'Meet by the side door only.';
const [WHY, ANSWER, AGAIN] = ['You speak their language.', 'Not before the summer.', 'It is summer now.'] as const;
let seeded: Seeded;
let browsers: Opened<Name>;
const ids = { ours: '', theirs: '', request: '', engagement: '' };
const names = { ours: '', theirs: '' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { makeRequest }, { database }] = await Promise.all([import('#prisma/seed/factories.server.ts'), import('#prisma/seed/assistance.server.ts'), import('#app/platform/database.server.ts')]);
  [ids.ours, ids.theirs] = [NETWORKS.SWAN, NETWORKS.ICRSE];
  for (const which of ['ours', 'theirs'] as const) names[which] = (await database().organisation.findUniqueOrThrow({ where: { id: ids[which] }, select: { name: true } })).name;
  const organisationId = await makeOrganisation({ networkId: ids.ours, country: 'PL', name: HOUSE });
  const people: Record<Name, AskingPerson> = {
    lead: await makePerson([{ organisationId, role: 'lead' }]),
    coordinator: await makePerson([{ organisationId: ids.ours, role: 'coordinator' }]),
    other: await makePerson([{ organisationId: ids.theirs, role: 'coordinator' }]),
  };
  ids.request = await makeRequest(people.lead, organisationId, { need: NEED, security: SECURITY });
  browsers = await openEach(browser, people, ['lead', 'coordinator']);
});

test.afterAll(async () => {
  await browsers.close();
  await seeded.close();
});

const request = () => `/requests/${ids.request}`;

test('a coordinator sends a request on, with the reason', async () => {
  const { coordinator, lead } = browsers.open;
  await follow(coordinator, `/networks/${ids.ours}/requests?q=Lipami`, HOUSE, 'Refer to another network');
  await coordinator.getByLabel('Which network?').selectOption(ids.theirs);
  await press(coordinator, 'Refer');
  // What is missing is told, and what was chosen stands.
  await expect(coordinator.getByText('Why? – Fill this in')).toBeVisible();
  await expect(coordinator.getByLabel('Which network?')).toHaveValue(ids.theirs);
  await coordinator.getByLabel('Why?').fill(WHY);
  await press(coordinator, 'Refer');
  await expect(coordinator.getByText('Referred.', { exact: true })).toBeVisible();
  await expectToRead(coordinator, request(), [`From ${names.ours} to ${names.theirs}`, 'Waits for an answer', WHY]);
  await expectToRead(lead, request(), ['Another regional network was asked to take it over.', `From ${names.ours} to ${names.theirs}`], [WHY]);
});

test('the other network reads what is asked, not what is said of security, and returns it with an answer', async () => {
  const { coordinator, other, lead } = browsers.open;
  await follow(other, `/networks/${ids.theirs}/requests`, HOUSE);
  await expect(other.getByText(NEED).first()).toBeVisible();
  await expect(other.getByText(WHY)).toBeVisible();
  await expectWithout(other, SECURITY);
  await expectAccessible(other);
  await other.getByRole('link', { name: 'Return it' }).click();
  await expectAccessible(other);
  await press(other, 'Return it');
  await expect(other.getByText('Why? – Fill this in')).toBeVisible();
  await other.getByLabel('Why?').fill(ANSWER);
  await press(other, 'Return it');
  await expect(other.getByText('Returned.', { exact: true })).toBeVisible();
  await expect(other.getByRole('link', { name: HOUSE })).toHaveCount(0);
  await expectStatus(404, request(), other);
  await expectToRead(coordinator, request(), ['Returned', ANSWER, 'Read it, ask what is unclear']);
  // Who asks learns that it came back, and not what the networks said to each other.
  await expectToRead(lead, request(), ['The regional network has it and looks at it.'], [WHY, ANSWER]);
});

test('asked again, it accepts: what follows is there, with all that was said, and no longer with the first', async () => {
  const { coordinator, other, lead } = browsers.open;
  await follow(coordinator, request(), 'Refer to another network');
  await coordinator.getByLabel('Which network?').selectOption(ids.theirs);
  await coordinator.getByLabel('Why?').fill(AGAIN);
  await press(coordinator, 'Refer');
  await follow(other, `/networks/${ids.theirs}/requests`, HOUSE, 'Accept and take it over');
  await press(other, 'Accept and go on');
  await expect(other).toHaveURL(/\/engagements\/[0-9a-f-]{36}$/);
  ids.engagement = idOf(other);
  await expectToRead(other, request(), [SECURITY, NEED, AGAIN]);
  await expectStatus(404, request(), coordinator);
  await expectStatus(404, `/engagements/${ids.engagement}`, coordinator);
  await expectToRead(coordinator, `/networks/${ids.ours}/requests?q=Lipami`, ['No request here'], [ids.request]);
  await expectToRead(lead, request(), ['Accepted: what follows is agreed in the engagement.', SECURITY], [WHY, ANSWER, AGAIN]);
  await expectToRead(lead, `/engagements/${ids.engagement}`, [HOUSE, names.theirs]);
});
