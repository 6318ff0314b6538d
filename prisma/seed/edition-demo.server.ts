import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { publishTimetable } from '#app/domain/academy/editions/timetable-proposal.server.ts';
import { dayIn, numberOfDay } from '#app/domain/calendar/local-time.ts';
import { now } from '#app/platform/clock.server.ts';
import { decideNow, makeCurriculum, makeEdition, makeTeam } from './editions.server.ts';
import { answerFirstFollowUp, seedPastPlans, seedPlanInWriting } from './going-home-demo.server.ts';
import { makeVisitOfEntry, placeVisit } from './entry-visits.server.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { daysAgo } from './past.server.ts';
import { seedRun } from './running-demo.server.ts';
import { makeTimetable, placeEntry } from './timetables.server.ts';

interface EditionCast {
  coordinator: AskingPerson;
  /** The account that the README names. */
  trainer: AskingPerson;
  /** The organisation that the README names: who leads it, and who goes. */
  umoja: { id: string; lead: AskingPerson; people: readonly AskingPerson[] };
  /** Other organisations of the network, each with somebody who leads it. */
  others: readonly { id: string; lead: AskingPerson }[];
  /** Further ones, who sent teams to the edition that is past. */
  further: readonly { id: string; lead: AskingPerson }[];
  /** A site of theirs that is visited from the edition that runs, by those who come from elsewhere: who hosts for it, and on which day, such as `2026-12-02`. */
  visited: { siteId: string; host: AskingPerson; day: string };
}

const ZONE = 'Africa/Nairobi';
/** Names by which people of other organisations are known, three of each. */
const NAMED = ['Agate', 'Onyx', 'Garnet', 'Topaz', 'Opal', 'Amber', 'Beryl', 'Quartz', 'Jasper', 'Peridot', 'Zircon', 'Malachite', 'Turquoise', 'Lapis', 'Citrine', 'Moonstone', 'Sunstone', 'Carnelian', 'Obsidian', 'Larimar', 'Spinel'];
/** Who went along in teams of five, two of each. */
const ALONG = ['Yarrow', 'Borage', 'Sorghum', 'Chervil', 'Lovage', 'Samphire', 'Medlar', 'Salsify'];
/** Of eight teams, those of five. */
const FIVES = [0, 1, 3, 6];
const SAID = [
  { gender: 'Woman', languages: ['en', 'sw'], firstTime: true, access: '', diet: 'No pork', notPublic: 'No pictures of me, please.' },
  { gender: 'Trans woman', languages: ['en'], firstTime: false, access: 'A fridge for medicine', diet: '', notPublic: 'My mother must not hear where I am.' },
  { gender: null, languages: ['fr'], firstTime: true, access: '', diet: 'No meat', notPublic: '' },
  { gender: 'Man', languages: ['fr', 'en'], firstTime: true, access: 'No stairs', diet: '', notPublic: '' },
] as const;
const saidBy = (k: number) => { const one = SAID[k % SAID.length] ?? SAID[0]; return { ...one, languages: [...one.languages], paperName: `Guest ${k + 1}` }; };

/** The day so many days from today, where the editions are: `2026-11-23`. */
const inDays = (days: number) => dayIn(ZONE, new Date(now().getTime() + days * 86_400_000));

/** An edition that is past, one that is running, and one whose call is open. */
export async function seedEditionDemo({ coordinator, trainer, umoja, others, further, visited }: EditionCast): Promise<void> {
  const curriculum = await makeCurriculum('core');
  const faculty = [trainer];
  for (const pseudonym of ['Tulip', 'Acanthus', 'Verbena']) faculty.push(await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }], { pseudonym }));
  const common = { curriculum, zone: ZONE, languages: ['en', 'fr'], placesPerTeam: 5, currency: 'USD', programme: 'Strong networks, strong leaders' };
  const [past, running, coming] = [{ startsOn: inDays(-193), endsOn: inDays(-184) }, { startsOn: inDays(-2), endsOn: inDays(7) }, { startsOn: inDays(70), endsOn: inDays(76) }];
  const houses = [umoja, ...(await Promise.all([...others, ...further].map(async ({ id, lead }, k) => ({ id, lead, people: await Promise.all([0, 1, 2].map((i) => makePerson([{ organisationId: id, role: 'member' }], { pseudonym: NAMED[k * 3 + i] ?? `Robin ${k}${i}` }))) }))))];
  /** Each house names its people; they all say yes, but the last of the last. */
  const answerCall = async (edition: string, which: readonly (typeof houses)[number][], isOneLeft = which.length > 2) => {
    const teams = [];
    for (const [k, { id, lead, people }] of which.entries()) teams.push(await makeTeam(edition, { lead, organisationId: id, people, reason: 'They lead outreach in three towns, and will teach others when they are back.', said: people.map((_, i) => (k === which.length - 1 && i === people.length - 1 && isOneLeft ? null : saidBy(k + i))) }));
    return teams;
  };
  const sent = await Promise.all(houses.map(async (house, k) => ({ ...house, people: [...house.people, ...(await Promise.all(ALONG.slice(FIVES.indexOf(k) * 2, FIVES.includes(k) ? FIVES.indexOf(k) * 2 + 2 : 0).map((pseudonym) => makePerson([{ organisationId: house.id, role: 'member' }], { pseudonym }))))] })));
  const ran = await daysAgo(230, async () => {
    const edition = await makeEdition(coordinator, NETWORKS.ASWA, {
      entry: { ...common, ...past, name: 'The first rains', teams: sent.length },
      faculty,
      venue: 'Guest house on the lake road, second gate. Ask for the group of the gardeners.',
      venueFrom: past.startsOn,
      budget: [{ label: 'Travel', planned: '14200', spent: '13875.40' }, { label: 'Rooms and meals', planned: '9800', spent: '10120' }, { label: 'Interpretation', planned: '2400', spent: '2400' }, { label: 'Faculty', planned: '3600', spent: '3600' }],
      state: 'call_open',
    });
    const teams = await answerCall(edition, sent, false);
    await moveEdition(coordinator, edition, 'select');
    for (const team of teams) await decideNow(coordinator, team, 'select');
    await placeEntry(coordinator, edition, { words: 'Welcome, and what we agree among us', day: 0, from: '08:00', minutes: 30 });
    await makeTimetable(coordinator, edition, { rooms: ['The long room', 'Under the fig tree'], isPublished: true });
    await moveEdition(coordinator, edition, 'begin');
    return { edition, teams };
  });
  const run = { zone: common.zone, trainer, coordinator, people: houses.slice(0, 2).flatMap(({ people }) => people) };
  await seedRun({ ...run, people: sent.flatMap(({ people }) => people), edition: ran.edition, days: [193, 192, 191, 190, 189, 188, 187, 186, 185, 184], lookedBack: [12, 9, 11, 4, 8, 7, 10, 6, 9, 11], isAskedAgain: true });
  const lines = await daysAgo(183, () => seedPastPlans(coordinator, ran.edition, sent.map(({ people }, k) => ({ team: ran.teams[k] ?? '', people }))));
  await daysAgo(88, () => answerFirstFollowUp(umoja.lead, lines));
  const runs = await daysAgo(40, async () => {
    const edition = await makeEdition(coordinator, NETWORKS.ASWA, {
      entry: { ...common, ...running, name: 'Dry season', teams: 2 },
      faculty: faculty.slice(0, 3),
      venue: 'Training centre behind the market, third floor. The guard knows the word “marigold”.',
      venueFrom: running.startsOn,
      budget: [{ label: 'Travel', planned: '11000', spent: '10430' }, { label: 'Rooms and meals', planned: '8200', spent: '3100' }, { label: 'Interpretation', planned: '2400', spent: '0' }],
      state: 'call_open',
    });
    const teams = await answerCall(edition, houses.slice(0, 4));
    await moveEdition(coordinator, edition, 'select');
    for (const [k, team] of teams.entries()) await decideNow(coordinator, team, k < 2 ? 'select' : k === 2 ? 'wait' : 'pass');
    await moveEdition(coordinator, edition, 'begin');
    await seedPlanInWriting(teams[0] ?? '', umoja.people);
    await makeTimetable(coordinator, edition, {
      rooms: ['Large room, third floor', 'Veranda'],
      sites: [{ id: visited.siteId, name: 'The blue acacia', travel: 20 }],
      before: async () => {
        const entry = await placeVisit(coordinator, edition, { place: 'The blue acacia', day: numberOfDay(visited.day) - numberOfDay(running.startsOn), from: '14:00', minutes: 120 });
        await makeVisitOfEntry(entry, { coordinator, host: visited.host, visitors: houses[1]?.people ?? [], edition, siteId: visited.siteId, upTo: 'confirmed', words: 'How a rota is shared, and how the door is kept when the day is full.' });
      },
    });
    await placeEntry(coordinator, edition, { words: 'Welcome, and what we agree among us', day: 0, from: '08:00', minutes: 30 });
    await placeEntry(coordinator, edition, { words: 'An evening of songs from home', day: 2, from: '19:00', minutes: 120 });
    await publishTimetable(coordinator, edition, 'en');
    return edition;
  });
  await seedRun({ ...run, edition: runs, days: [2, 1], lookedBack: [6, 4], isAskedAgain: false });
  const edition = await makeEdition(coordinator, NETWORKS.ASWA, { entry: { ...common, ...coming, name: 'Long rains', teams: 4 }, faculty: faculty.slice(1), budget: [{ label: 'Travel', planned: '15500', spent: '' }], state: 'call_open' });
  await answerCall(edition, houses.slice(1, 4));
  await makeTeam(edition, { lead: umoja.lead, organisationId: umoja.id, people: umoja.people, reason: 'The three who keep our night line going, and will teach others to.', said: [] });
}
