import { expect, test } from '@playwright/test';
import { openEach, type Opened } from './setup/browsers.ts';
import { dayIn } from './setup/days.ts';
import { expectAccessible, press } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** A visit that stands in the timetable of an edition: asked for from there, confirmed, moved by its host, and the timetable put right. The host and the second coordinator have no JavaScript. */
type Name = 'coordinator' | 'second' | 'host' | 'going';
const ADDRESS = 'Blue gate behind the salt works';
const PURPOSE = 'How a kitchen is run by those who eat there.';
let seeded: Seeded;
let opened: Opened<Name>;
const ids = { edition: '', visit: '' };
const [FIRST, LAST] = [dayIn(20), dayIn(25)];
const timetable = () => `/editions/${ids.edition}/timetable?day=all`;

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { decideNow, makeEdition, makeTeam }, { moveEdition }, { makeDemonstration }, { makeTimetable }] = await Promise.all([
    import('#prisma/seed/factories.server.ts'),
    import('#prisma/seed/editions.server.ts'),
    import('#app/domain/academy/editions/edition-changes.server.ts'),
    import('#prisma/seed/sites.server.ts'),
    import('#prisma/seed/timetables.server.ts'),
  ]);
  const networkId = NETWORKS.PLAPERTS;
  const [coordinator, second, trainer] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const [hosting, organisationId] = [await makeOrganisation({ networkId }), await makeOrganisation({ networkId })];
  const host = await makePerson([{ organisationId: hosting, role: 'site_host' }]);
  const lead = await makePerson([{ organisationId, role: 'lead' }]);
  const people = await Promise.all(['Retama', 'Molle', 'Cantuta'].map((pseudonym) => makePerson([{ organisationId, role: 'member' }], { pseudonym })));
  const site = await makeDemonstration({ coordinator, host, organisationId: hosting, networkId, address: ADDRESS, place: { name: 'The kitchen', zone: 'America/Lima', capacity: 6 }, profile: { title: 'The kitchen by the salt works' } });
  ids.edition = await makeEdition(coordinator, networkId, { entry: { curriculum: 'whole', name: 'Under the molle', startsOn: FIRST, endsOn: LAST, zone: 'America/Lima', teams: 1, placesPerTeam: 3 }, faculty: [trainer], state: 'call_open' });
  const team = await makeTeam(ids.edition, { lead, organisationId, people });
  await moveEdition(coordinator, ids.edition, 'select');
  await decideNow(coordinator, team, 'select');
  await makeTimetable(coordinator, ids.edition, { sites: [{ id: site, name: 'The kitchen', travel: 15 }] });
  opened = await openEach(browser, { coordinator, second, host, going: people[0] ?? lead }, ['second', 'host']);
});

test.afterAll(async () => {
  await opened.close();
  await seeded.close();
});

test('a coordinator asks for it from the timetable: when and who stands there already', async () => {
  const { coordinator } = opened.open;
  await coordinator.goto(timetable());
  await expect(coordinator.locator('[data-visit=none]')).toContainText('No visit asked for');
  await expectAccessible(coordinator);
  await coordinator.getByRole('link', { name: 'Ask the host' }).click();
  await expect(coordinator.getByText(/3 people come/)).toBeVisible();
  for (const name of ['Retama', 'Molle', 'Cantuta']) await expect(coordinator.getByRole('checkbox', { name })).toBeChecked();
  await expect(coordinator.getByLabel('Day')).toHaveCount(0);
  await expectAccessible(coordinator);
  await coordinator.getByRole('checkbox', { name: 'Cantuta' }).uncheck();
  await press(coordinator, 'Ask the host');
  // What was chosen stays, and what is missing is told.
  await expect(coordinator.getByLabel('What you would like to learn')).toHaveAttribute('aria-invalid', 'true');
  await expect(coordinator.getByRole('checkbox', { name: 'Cantuta' })).not.toBeChecked();
  await expectAccessible(coordinator);
  await coordinator.getByLabel('What you would like to learn').fill(PURPOSE);
  await press(coordinator, 'Ask the host');
  await expect(coordinator.getByText('The host is asked.')).toBeVisible();
  await expect(coordinator.locator('[data-visit=requested]')).toContainText('Visit asked for');
  await expectAccessible(coordinator);
});

test('what nobody has said yes to is told before the timetable is published, and it can be published all the same', async () => {
  const { coordinator } = opened.open;
  await coordinator.goto(`/editions/${ids.edition}/timetable/publication`);
  await expect(coordinator.getByText('1 visit is not settled yet')).toBeVisible();
  await expect(coordinator.locator('[data-unsettled=requested]')).toContainText('The kitchen');
  await expectAccessible(coordinator);
  await press(coordinator, 'Publish it all the same');
  await expect(coordinator.getByText('Published', { exact: true }).first()).toBeVisible();
});

test('its host confirms it, and the timetable says so, to those who come as well; no word of it and no address', async () => {
  const { coordinator, host, going } = opened.open;
  await coordinator.goto(timetable());
  await coordinator.locator('[data-visit]').getByRole('link', { name: 'See the visit' }).click();
  await expect(coordinator).toHaveURL(/\/visits\//);
  ids.visit = coordinator.url().split('/').pop() ?? '';
  await host.goto(`/visits/${ids.visit}/confirmation`);
  await press(host, 'Confirm');
  await expect(host.getByText('The visit is confirmed: the time is held for all who come.')).toBeVisible();
  for (const page of [coordinator, going]) {
    await page.goto(timetable());
    await expect(page.locator('[data-visit=confirmed]')).toContainText('Visit confirmed');
    const shown = await page.content();
    for (const word of [ADDRESS, PURPOSE]) expect(shown).not.toContain(word);
  }
  await expectAccessible(going);
});

test('its host moves it: the timetable tells at once, and another coordinator puts it right without JavaScript', async () => {
  const { coordinator, second, host, going } = opened.open;
  await host.goto(`/visits/${ids.visit}/time`);
  await host.getByLabel('Day').fill(LAST);
  await host.getByLabel('From', { exact: true }).fill('10:00');
  await press(host, 'Move the visit');
  const anyway = host.getByRole('button', { name: 'Move it there all the same' });
  if (await anyway.isVisible()) await anyway.click();
  await expect(host.getByText('The visit is at another time: all who come are told.')).toBeVisible();
  await coordinator.goto(timetable());
  await expect(coordinator.locator('[data-clash=visitTime]')).toContainText('The visit is at another time than here');
  await expect(coordinator.locator('[data-clash=visitTime]')).toContainText('10:00–12:00');
  await expect(coordinator.getByText('Visit at another time')).toBeVisible();
  await expectAccessible(coordinator);
  await going.goto(timetable());
  await expect(going.locator('[data-clash]')).toHaveCount(0);
  await second.goto(timetable());
  await second.locator('[data-clash=visitTime]').getByRole('button', { name: /Move to the time of the visit/ }).click();
  await expect(second.getByText('It is at the time of the visit now.')).toBeVisible();
  await expect(second.locator('[data-clash=visitTime]')).toHaveCount(0);
  await going.goto(timetable());
  await expect(going.locator(`[data-day="${LAST}"] [data-visit=confirmed]`)).toBeVisible();
  await coordinator.goto(timetable());
  await expectAccessible(coordinator);
});
