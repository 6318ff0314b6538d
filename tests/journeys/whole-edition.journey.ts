import { expect, test } from '@playwright/test';
import { openEach, type Opened } from './setup/browsers.ts';
import { dayIn } from './setup/days.ts';
import { lookUp, takePaper } from './setup/papers.ts';
import { expectAccessible, expectStatus, expectToRead, expectWithout, fillIn, follow, idOf, press, pressTwice } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';
import { answerFirstPart, answerForTheOthers, makeHouses, type House } from './setup/teams.ts';

/**
 * One edition without a break, from a coordinator's draft to a certificate whose code is looked up by somebody signed out: nothing of it is seeded, each step stands on what those before it left. Eight organisations
 * answer the call, there is room for seven, and the one that waits moves up. Of the second and the third, and of those who teach and who look the code up, nobody has JavaScript.
 */
type Name = 'coordinator' | 'trainer' | 'host' | 'lead' | 'waitingLead' | 'leavingLead' | 'going' | 'waiting' | 'leaving' | 'elsewhere' | 'stranger';
const [EDITION, VENUE, ADDRESS, PURPOSE] = ['Monsoon under the banyans', 'The green shutters behind the ferry', 'Third door along the canal', 'How a rota is kept.'];
const [PAPER_NAME, DIET, NOT_PUBLIC, PROBLEM] = ['Malee of the river', 'No shrimps.', 'Not my face in pictures.', 'Raids at night'];
/** Who went where with whom, to learn what: no paper and no code tells it. */
const UNTOLD = ['Banyan', EDITION, VENUE, 'APNSW', 'From the first meeting', 'Galangal'];
const [ROOM, FIRST, LAST] = [7, dayIn(30), dayIn(37)];
let seeded: Seeded;
let opened: Opened<Name>;
let houses: House[];
const ids = { network: '', edition: '', team: '', waitingTeam: '', own: '', waitingOwn: '', visit: '' };
/** The day of the edition on which a site is visited, counted from one. */
let visitDay = 0;
const at = (path = '') => `/editions/${ids.edition}${path}`;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { makeDemonstration }] = await Promise.all([import('#prisma/seed/factories.server.ts'), import('#prisma/seed/sites.server.ts')]);
  const networkId = (ids.network = NETWORKS.APNSW);
  houses = await makeHouses(networkId, { Banyan: 'TH', Frangipani: 'KH', Lotus: 'VN', Mangrove: 'ID', Pandanus: 'FJ', Rattan: 'MY', Sampaguita: 'PH', Teak: 'MM' });
  const [first, second, third] = houses as [House, House, House];
  const coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  const organisationId = await makeOrganisation({ networkId, country: 'TH' });
  const host = await makePerson([{ organisationId, role: 'site_host' }]);
  await makeDemonstration({ coordinator, host, organisationId, networkId, address: ADDRESS, place: { name: 'The canal kitchen', zone: 'Asia/Bangkok', capacity: 24 }, profile: { title: 'A kitchen and its rota' } });
  const trainer = await makePerson([{ organisationId: networkId, role: 'trainer' }], { pseudonym: 'Galangal' });
  const elsewhere = await makePerson([{ organisationId: NETWORKS.CSWC, role: 'coordinator' }]);
  const [going = first.lead, waiting = second.lead, leaving = third.lead] = [first, second, third].map(({ members }) => members[0]);
  opened = await openEach(browser, { coordinator, trainer, host, lead: first.lead, waitingLead: second.lead, leavingLead: third.lead, going, waiting, leaving, elsewhere, stranger: null }, ['trainer', 'waitingLead', 'leavingLead', 'waiting', 'leaving', 'stranger']);
});

test.afterAll(async () => {
  await opened.close();
  await seeded.close();
});

test('an edition is set up, and is there for nobody else until its call is opened', async () => {
  const { coordinator, trainer, lead, going, elsewhere } = opened.open;
  await follow(coordinator, `/networks/${ids.network}/editions`, 'Set up an edition');
  await coordinator.getByLabel('Curriculum').selectOption({ label: 'From the first meeting to the plan for home' });
  await coordinator.getByLabel('Time zone of the place').selectOption('Asia/Bangkok');
  await fillIn(coordinator, { Name: EDITION, 'First day': FIRST, 'Last day': LAST, Teams: String(ROOM) });
  await press(coordinator, 'Keep');
  await expect(coordinator.getByRole('heading', { level: 1, name: EDITION })).toBeVisible();
  ids.edition = idOf(coordinator);
  await coordinator.goto(at('/venue'));
  await fillIn(coordinator, { Where: VENUE, 'Tell those who take part from': dayIn(29) });
  await press(coordinator, 'Keep');
  await expect(coordinator).toHaveURL(at());
  await coordinator.goto(at('/faculty'));
  await coordinator.getByRole('checkbox', { name: 'Galangal' }).check();
  await press(coordinator, 'Keep');
  await expect(coordinator).toHaveURL(at());
  await expectStatus(404, at(), lead, going, elsewhere);
  await pressTwice(coordinator, 'Open the call', 'Yes, open it');
  await expect(coordinator.getByText('Call open', { exact: true }).first()).toBeVisible();
  for (const page of [trainer, lead]) await expectToRead(page, at(), ['Call open'], [VENUE, 'Budget']);
  await expectStatus(404, at(), going, elsewhere);
});

test('eight organisations name teams, and who is named says yes with what they need, which nobody reads yet', async () => {
  const { coordinator, lead, waitingLead, going, waiting, elsewhere } = opened.open;
  for (const [page, tree] of [[lead, 'Banyan'], [waitingLead, 'Frangipani']] as const) {
    await follow(page, `/editions?q=${encodeURIComponent(EDITION)}`, EDITION, `Name a team ${tree} House`);
    for (const which of ['one', 'two', 'three']) await page.getByRole('checkbox', { name: `${tree} ${which}` }).check();
    await fillIn(page, { 'Why these people': 'They have waited for this.' });
    await press(page, 'Name this team');
    await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}$/);
  }
  [ids.team, ids.waitingTeam] = [idOf(lead), idOf(waitingLead)];
  for (const [page, name] of [[going, PAPER_NAME], [waiting, 'Sophea']] as const) {
    await follow(page, at(), 'Answer');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await fillIn(page, { 'The name for your papers': name, Gender: 'trans woman', 'What you eat': DIET, 'What must not become public': NOT_PUBLIC });
    await press(page, 'Yes, I am going');
    await expect(page.getByText('Has said yes', { exact: true }).first()).toBeVisible();
  }
  [ids.own, ids.waitingOwn] = [idOf(going), idOf(waiting)];
  for (const page of [lead, coordinator]) await expectToRead(page, `/teams/${ids.team}`, ['Has said yes'], [DIET, NOT_PUBLIC, PAPER_NAME]);
  await expectStatus(404, `/delegates/${ids.own}`, lead, coordinator);
  await expectStatus(404, `/teams/${ids.team}`, waitingLead, waiting, elsewhere);
  await answerForTheOthers(ids.edition, houses);
});

test('seven teams are selected by what they bring, the eighth waits, and moves up when another gives its places back', async () => {
  const { coordinator, lead, waitingLead, leavingLead, waiting, leaving } = opened.open;
  await coordinator.goto(at());
  await pressTwice(coordinator, 'End the call and select', 'Yes, end the call');
  const cards = coordinator.getByRole('main').getByRole('listitem').filter({ hasText: /have said yes/ });
  await expect(cards).toHaveCount(houses.length);
  // The criteria stand with each team, and no word of what anyone needs.
  for (const words of ['Cambodia · 3 of 3 people have said yes', 'trans woman: 1, not given: 2', 'English: 3', '3 of 3']) await expect(cards.filter({ hasText: 'Frangipani House' })).toContainText(words);
  await expectWithout(coordinator, DIET, NOT_PUBLIC, PAPER_NAME);
  for (const { name } of houses.filter((_, i) => i !== 1)) {
    await press(coordinator, `Select ${name}`);
    await expect(cards.filter({ hasText: name }).getByText('Selected', { exact: true })).toBeVisible();
  }
  for (const words of ['Thailand: 1', 'trans woman: 1', '21 of 21']) await expect(coordinator.locator('dl').first()).toContainText(words);
  await expect(coordinator.locator('dl').first()).not.toContainText('Cambodia');
  await press(coordinator, 'Keep waiting Frangipani House');
  await expect(cards.filter({ hasText: 'Frangipani House' }).getByText('Waiting list', { exact: true })).toBeVisible();
  await expectAccessible(coordinator);
  await expectStatus(409, at('/selection'), lead);
  // Who waits has no letter, and no such pages as those have who go.
  await expectStatus(409, `/delegates/${ids.waitingOwn}/letter.pdf`, waiting);
  for (const path of ['/timetable', '/days/1']) await expectStatus(404, at(path), waiting);
  await expectToRead(waiting, at(), [/Whether your team is selected you will read here/]);
  await follow(leavingLead, at(), 'Look at the team Lotus House');
  await pressTwice(leavingLead, 'Take this team back', 'Yes, take it back');
  await expect(leavingLead.getByRole('button', { name: 'Yes, take it back' })).toHaveCount(0);
  await coordinator.reload();
  await expect(coordinator.getByText(`1 of ${ROOM} places for teams is free.`)).toBeVisible();
  await press(coordinator, 'Select Frangipani House');
  await expect(coordinator.getByText(`0 of ${ROOM} places for teams are free.`)).toBeVisible();
  await expectToRead(waitingLead, `/teams/${ids.waitingTeam}`, ['Selected']);
  await expectToRead(waiting, at(), ['Your team is selected: you are going.']);
  await expectStatus(404, at(), leaving);
});

test('who goes takes a letter in the name they chose, and coordinators read what they need', async () => {
  const { coordinator, lead, going, waiting } = opened.open;
  await going.goto(`/delegates/${ids.own}`);
  const { text, told } = await takePaper(going, 'Letter of invitation (PDF)');
  expect(text).toContain(PAPER_NAME);
  for (const word of UNTOLD) expect(told).not.toContain(word);
  await expectStatus(404, `/delegates/${ids.own}/letter.pdf`, coordinator, lead, waiting);
  await expectToRead(coordinator, `/teams/${ids.team}`, [DIET, NOT_PUBLIC], [PAPER_NAME]);
  await expectToRead(lead, `/teams/${ids.team}`, ['Has said yes'], [DIET, NOT_PUBLIC, PAPER_NAME]);
  await expectToRead(going, at(), [/You will read it here from/], [VENUE]);
});

test('a timetable is proposed; a clash made by hand is shown, keeps it from being published, and is resolved', async () => {
  const { coordinator, going } = opened.open;
  for (const [name, site] of [['Long hall', 'A room of the venue'], ['Garden room', 'A room of the venue'], ['The canal kitchen', 'The canal kitchen']] as const) {
    await coordinator.goto(at('/timetable/places'));
    await fillIn(coordinator, { Name: name });
    await coordinator.getByLabel(/^Is it a site/).selectOption({ label: site });
    await press(coordinator, 'Add');
    await expect(coordinator.getByRole('main').getByText(name, { exact: true }).first()).toBeVisible();
  }
  await coordinator.goto(at('/timetable?day=1'));
  await press(coordinator, 'Propose a timetable');
  await expect(coordinator.getByRole('link', { name: /^Change / }).first()).toBeVisible();
  await coordinator.goto(at('/timetable?day=1'));
  const [before = '', moved = ''] = await coordinator.locator('[data-day] h3').allTextContents();
  await coordinator.getByRole('link', { name: `Change ${before}` }).click();
  const [from, room] = [await coordinator.getByLabel('Begins at').inputValue(), await coordinator.locator('select[name=place] option:checked').textContent()];
  await coordinator.goto(at('/timetable?day=1'));
  await expect(coordinator.locator('[data-clash]')).toHaveCount(0);
  await coordinator.getByRole('link', { name: `Change ${moved}` }).click();
  const was = await coordinator.getByLabel('Begins at').inputValue();
  await fillIn(coordinator, { 'Begins at': from });
  await coordinator.getByLabel(/^Where/).selectOption({ label: room === 'Long hall' ? 'Garden room' : 'Long hall' });
  await press(coordinator, 'Keep');
  // Both stand at one time, in two rooms, for the same people and with the same trainer.
  for (const words of ['People are to be in two places at once', before, moved]) await expect(coordinator.locator('[data-clash=group]')).toContainText(words);
  await expect(coordinator.locator('[data-clash=trainer]')).toContainText('Somebody teaches in two places at once');
  await expectAccessible(coordinator);
  await expectToRead(coordinator, at('/timetable/publication'), [/clashes to resolve/]);
  await expect(coordinator.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
  await expectToRead(going, at('/timetable'), ['There is no timetable yet'], [moved]);
  await coordinator.goto(at('/timetable?day=1'));
  await coordinator.locator('[data-clash=group]').getByRole('link', { name: moved }).click();
  await fillIn(coordinator, { 'Begins at': was });
  await press(coordinator, 'Keep');
  await expect(coordinator.getByText('Kept.', { exact: false }).first()).toBeVisible();
  await expect(coordinator.locator('[data-clash]')).toHaveCount(0);
});

test('a visit is asked for from the timetable and confirmed; what is published tells its time, and no more', async () => {
  const { coordinator, host, going, waiting, lead } = opened.open;
  await coordinator.goto(at('/timetable?day=all'));
  const day = await coordinator.locator('[data-day]', { has: coordinator.locator('[data-visit=none]') }).getAttribute('data-day');
  visitDay = (Date.parse(day ?? '') - Date.parse(FIRST)) / 86_400_000 + 1;
  await coordinator.getByRole('link', { name: 'Ask the host' }).click();
  await expect(coordinator.getByText(/21 people come/)).toBeVisible();
  await coordinator.getByRole('checkbox', { name: 'Frangipani one' }).uncheck();
  await fillIn(coordinator, { 'What you would like to learn': PURPOSE });
  await press(coordinator, 'Ask the host');
  await coordinator.locator('[data-visit=requested]').getByRole('link', { name: 'See the visit' }).click();
  await expect(coordinator).toHaveURL(/\/visits\//);
  ids.visit = idOf(coordinator);
  await expectToRead(host, '/notifications', ['A visit is asked for']);
  await host.goto(`/visits/${ids.visit}/confirmation`);
  await press(host, 'Confirm');
  await expect(host.getByText('The visit is confirmed: the time is held for all who come.')).toBeVisible();
  await coordinator.goto(at('/timetable/publication'));
  await press(coordinator, 'Publish it');
  await expect(coordinator.locator('[data-day]').first()).toBeVisible();
  for (const [page, comes] of [[going, 1], [waiting, 0]] as const) {
    await expectToRead(page, at('/timetable?day=all'), [/^Visit: /], [ADDRESS, PURPOSE, 'Long hall', 'The canal kitchen']);
    await expect(page.locator('[data-visit=confirmed]')).toHaveCount(comes);
  }
  for (const path of ['/timetable/publication', '/timetable/places']) await expectStatus(409, at(path), going);
  await expectStatus(404, at('/timetable'), lead);
});

test('the day before the visit who goes reads the venue, and nobody the address; on its day those who come read it, and nobody else', async () => {
  const { coordinator, trainer, lead, going, waiting, elsewhere } = opened.open;
  const [{ letDayCome }, { letVisitCome }] = await Promise.all([import('#prisma/seed/editions.server.ts'), import('#prisma/seed/visits.server.ts')]);
  await coordinator.goto(at());
  await pressTwice(coordinator, 'Begin', 'Yes, it has begun');
  await expect(coordinator.getByText('Running', { exact: true }).first()).toBeVisible();
  await letDayCome(ids.edition, visitDay - 1);
  for (const page of [going, waiting, trainer]) {
    await expectToRead(page, at(), [VENUE]);
    await expectToRead(page, at('/timetable?day=all'), ['Long hall', 'Visit: The canal kitchen'], [ADDRESS]);
  }
  await expectToRead(lead, at(), [EDITION], [VENUE]);
  await expectToRead(going, `/visits/${ids.visit}`, [/The address can be read from/], [ADDRESS]);
  await letDayCome(ids.edition, visitDay);
  // Its hour as well: else it would be over already where this is run late in the day.
  await letVisitCome(ids.visit, 'begun');
  await expectToRead(going, `/visits/${ids.visit}`, [ADDRESS]);
  await expectAccessible(going);
  await expectToRead(coordinator, `/visits/${ids.visit}`, [PURPOSE], [ADDRESS]);
  await expectStatus(404, `/visits/${ids.visit}`, waiting, trainer, lead, elsewhere);
});

test('those who teach write down who was there, and ask what is known before and after: what it comes to is theirs, what is right is for who answered both times', async () => {
  const { trainer, going, lead, elsewhere } = opened.open;
  await follow(trainer, at(), `Today: day ${visitDay}`, 'Morning');
  await trainer.getByRole('group', { name: 'Frangipani one (Frangipani House)' }).getByRole('radio', { name: 'Not there' }).check();
  await trainer.getByRole('checkbox', { name: 'Whoever is not marked was there' }).check();
  await press(trainer, 'Keep the whole list');
  await expect(trainer.getByRole('radio', { name: 'There', exact: true, checked: true })).toHaveCount(20);
  await expect(trainer.getByRole('group', { name: /Lotus/ })).toHaveCount(0);
  await expectStatus(409, at(`/days/${visitDay}/attendance/morning`), going);
  await expectStatus(404, at(`/days/${visitDay}/attendance/morning`), lead, elsewhere);
  const { answerCheck } = await import('#prisma/seed/running.server.ts');
  const others = houses.filter((_, i) => i > 2).flatMap(({ members }) => members).slice(0, 5);
  await trainer.goto(at('/check'));
  await press(trainer, 'Open it');
  await expect(trainer.getByText('It is being answered for the first time.', { exact: false })).toBeVisible();
  await answerFirstPart(going, ids.edition, 'I do not know');
  await expectToRead(going, at('/check/1'), [/You read what is right after the second time/], ['>What is right<']);
  for (const person of others) await answerCheck(person, ids.edition, 1, 0);
  await trainer.reload();
  await pressTwice(trainer, 'Ask a second time', 'Yes, ask a second time');
  await expect(trainer.getByText('It is being answered for the second time.', { exact: false })).toBeVisible();
  await answerFirstPart(going, ids.edition, 'I do not know');
  await expectToRead(going, at('/check/1'), [/^What is right$/]);
  for (const person of others) await answerCheck(person, ids.edition, 1, 3);
  await trainer.reload();
  await expect(trainer.getByRole('row').filter({ hasText: /[1-9]\d* points/ }).first()).toBeVisible();
  await expectToRead(going, at('/check'), ['Organising and collectives'], ['<table']);
  await expectStatus(404, at('/check'), lead);
});

test('a team writes its plan, coordinators read it once it is presented, and a line of it becomes a request in one step', async () => {
  const { coordinator, trainer, lead, going, waiting, elsewhere } = opened.open;
  const plan = `/teams/${ids.team}/plan`;
  await follow(going, at(), /^Action plan/);
  await press(going, 'Add a line');
  await going.getByLabel('Technical assistance').check();
  await fillIn(going, { Problem: PROBLEM, 'What you will do': 'A phone tree', Who: 'The outreach four', 'What for': 'Somebody who has built one' });
  await press(going, 'Keep and go back');
  await expect(going.getByText('Somebody who has built one')).toBeVisible();
  await expectToRead(lead, plan, [PROBLEM]);
  await expect(lead.getByRole('button', { name: /^Ask for assistance/ })).toHaveCount(0);
  for (const page of [trainer, coordinator]) await expectToRead(page, plan, ['It has 1 line so far. You read it once it was presented.'], [PROBLEM]);
  await press(coordinator, 'Mark as presented');
  await expect(coordinator.getByText(PROBLEM)).toBeVisible();
  await expectStatus(404, plan, waiting, elsewhere);
  await lead.reload();
  await lead.getByRole('button', { name: /^Ask for assistance/ }).click();
  await expect(lead.getByLabel('What do you need?')).toHaveValue(/Somebody who has built one[\s\S]*Raids at night[\s\S]*A phone tree/);
  // Nobody but its organisation knows of it before it is sent.
  await coordinator.goto(`/networks/${ids.network}/requests?q=Banyan`);
  await expect(coordinator.getByRole('link', { name: 'Banyan House' })).toHaveCount(0);
  await lead.getByRole('checkbox', { name: 'Governance' }).check();
  await lead.getByRole('radio', { name: 'Remote' }).check();
  await fillIn(lead, { 'What would be different': 'Somebody comes when a house is raided.' });
  await press(lead, 'Go on: read it through');
  await lead.getByRole('button', { name: /^Send to/ }).click();
  await expect(lead.getByText('The regional network has it')).toBeVisible();
  await follow(coordinator, `/networks/${ids.network}/requests?q=Banyan`, 'Banyan House');
  await expect(coordinator.getByText(/Somebody who has built one/)).toBeVisible();
  for (const page of [going, lead]) await expectToRead(page, plan, [/^Asked for on/], ['>Ask for assistance']);
});

test('once it is over who was there makes a certificate, whose code tells anyone the edition and its day, and nothing else', async () => {
  const { coordinator, lead, going, waiting, stranger } = opened.open;
  const certificate = `/delegates/${ids.own}/certificate`;
  await expectStatus(404, certificate, going);
  await expectToRead(coordinator, at(), [/It can be said to be over on its last day/]);
  await (await import('#prisma/seed/editions.server.ts')).letLastDayCome(ids.edition);
  await coordinator.reload();
  await pressTwice(coordinator, 'Finish', 'Yes, it is over');
  await expect(coordinator.getByText('Finished', { exact: true }).first()).toBeVisible();
  await expectToRead(going, `/visits/${ids.visit}`, [PURPOSE], [ADDRESS]);
  await follow(going, `/delegates/${ids.own}`, 'Your certificate');
  await press(going, 'Make my certificate');
  const code = (await going.getByText(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/).textContent()) ?? '';
  const told = (await going.getByText(/^Training [2-9B-Z]{6}, which ended on /).textContent()) ?? '';
  const paper = await takePaper(going, 'Take it along (PDF)');
  for (const words of [PAPER_NAME, code]) expect(paper.text).toContain(words);
  for (const word of UNTOLD) expect(paper.told).not.toContain(word);
  await expectStatus(404, certificate, coordinator, lead, waiting);
  // Whoever the lists did not find there has none.
  await expectToRead(waiting, `/delegates/${ids.waitingOwn}/certificate`, [/The attendance lists say that you were not there/], ['Make my certificate']);
  for (const [typed, found, missed] of [[`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`, 0, 2], [code.toLowerCase(), 1, 0]] as const) {
    await lookUp(stranger, typed);
    await expect(stranger.getByText(told)).toHaveCount(found);
    await expect(stranger.getByText(/No paper that still stands has this code/)).toHaveCount(missed);
    await expectWithout(stranger, PAPER_NAME, ...UNTOLD);
  }
});
