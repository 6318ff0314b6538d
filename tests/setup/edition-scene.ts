import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveLine } from '#app/domain/academy/editions/action-plan-changes.server.ts';
import { issueCertificate } from '#app/domain/academy/editions/certificate.server.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { layOutFile } from '#app/domain/academy/editions/day-materials.server.ts';
import { writeToAll } from '#app/domain/academy/editions/edition-messages.server.ts';
import { openCheck } from '#app/domain/academy/editions/knowledge-check.server.ts';
import { database } from '#app/platform/database.server.ts';
import { decideNow, delegacyOf, letLastDayCome, makeEdition, makeTeam } from '#prisma/seed/editions.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { makeRunning } from '#prisma/seed/running.server.ts';
import { presentPlan, writeLine } from '#prisma/seed/plans.server.ts';
import { changeEntry, readChoices, readEntry, removeEntry } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { keepPlace } from '#app/domain/academy/editions/timetable-places.server.ts';
import { makeVisitOfEntry, placeVisit } from '#prisma/seed/entry-visits.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { makeTimetable, placeEntry, placeNamed } from '#prisma/seed/timetables.server.ts';

interface Hosted {
  networkId: string;
  organisationId: string;
  coordinator: AskingPerson;
  lead: AskingPerson;
  /** Goes to one edition, and has said yes to another. */
  going: AskingPerson;
  /** Is asked, and has not answered. */
  asked: AskingPerson;
  /** Stands in all texts that coordinators may read. */
  words: string;
  /** Stands in what the one who goes alone may read. */
  own: string;
}

/** Editions at each point that their pages tell apart, with teams and all that stands in them, under the names that stand in `tests/matrix/routes.ts`. */
export async function makeEditions({ networkId, organisationId, coordinator, lead, going, asked, words, own }: Hosted): Promise<Record<string, string>> {
  const faculty = [await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const budget = [{ label: words, planned: '1250.50', spent: '80' }, { label: `${words} too`, planned: '300', spent: '' }];
  const whole = { faculty, budget, venue: words, entry: { curriculum: 'whole', name: `Edition ${words}`, programme: words } };
  const edition = await makeEdition(coordinator, networkId, { ...whole, state: 'call_open' });
  const [budgetLine, spareLine] = await database().editionBudgetLine.findMany({ where: { editionId: edition }, orderBy: { createdAt: 'asc' } });
  const said = { access: words, diet: words, notPublic: words, gender: words, paperName: own };
  const [second, third] = [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }])];
  const team = await makeTeam(edition, { lead, organisationId, people: [going, asked], reason: words, said: [said, null] });
  const deciding = await makeEdition(coordinator, networkId, { ...whole, state: 'call_open' });
  const goingTeam = await makeTeam(deciding, { lead, organisationId, people: [going, second, third], reason: words, said: [said, {}, {}] });
  await moveEdition(coordinator, deciding, 'select');
  await decideNow(coordinator, goingTeam, 'select');
  const fourth = await makePerson([{ organisationId, role: 'member' }]);
  const runningEdition = await makeRunning(coordinator, networkId, { houses: [{ organisationId, lead, people: [going, second, third, fourth] }], faculty, curriculum: 'whole', name: `Edition ${words}` });
  await openCheck(coordinator, runningEdition, 2);
  const [editionMessage] = [await writeToAll(coordinator, runningEdition, words), await writeToAll(coordinator, runningEdition, words)];
  const laidOut = { bytes: Buffer.from(words), givenName: 'a.txt' };
  const [dayMaterial, spareMaterial] = [await layOutFile(coordinator, runningEdition, 1, { title: words, ...laidOut }), await layOutFile(coordinator, runningEdition, 1, { title: words, ...laidOut })];
  // One that can be finished now.
  const lastDayEdition = await makeEdition(coordinator, networkId, { ...whole, state: 'running' });
  await letLastDayCome(lastDayEdition);
  const timetable = await makeTimetableScene(coordinator, { edition, deciding }, words);
  const visitEntry = await makeVisitScene({ coordinator, host: lead, visitors: [second, third], organisationId, networkId, edition: deciding, words });
  return {
    ...timetable,
    visitEntry,
    dayMaterial,
    spareMaterial,
    runningEdition,
    lastDayEdition,
    editionMessage: editionMessage ?? '',
    edition,
    budgetLine: budgetLine?.id ?? '',
    spareLine: spareLine?.id ?? '',
    draftEdition: await makeEdition(coordinator, networkId, whole),
    decidingEdition: deciding,
    team,
    goingTeam,
    askedDelegate: await delegacyOf(team, asked),
    delegate: await delegacyOf(goingTeam, going),
    ...(await makeGoingHome({ coordinator, networkId, lead, organisationId, people: [going, second, third], words })),
  };
}

/** A plan that is being written, and one that was presented in an edition that is over. */
async function makeGoingHome({ coordinator, networkId, lead, organisationId, people, words }: { coordinator: AskingPerson; networkId: string; lead: AskingPerson; organisationId: string; people: readonly [AskingPerson, ...AskingPerson[]]; words: string }): Promise<Record<string, string>> {
  const [going] = people;
  const begin = async (entry: object) => {
    const edition = await makeEdition(coordinator, networkId, { entry: { curriculum: 'whole', ...entry }, state: 'call_open' });
    const team = await makeTeam(edition, { lead, organisationId, people });
    await moveEdition(coordinator, edition, 'select');
    await decideNow(coordinator, team, 'select');
    await moveEdition(coordinator, edition, 'begin');
    return { edition, team };
  };
  const said = { problem: words, activity: words, who: words, byWhen: words, wanted: words };
  const writing = await begin({});
  const home = await begin({ startsOn: '2025-03-02', endsOn: '2025-03-08' });
  const removedLine = await writeLine(going, writing.team, { ...said, support: 'none' });
  await moveLine(going, removedLine, 'remove');
  const [homeLine = '', mentoringLine = '', visitLine = ''] = await presentPlan(going, coordinator, home.team, (['assistance', 'mentoring', 'visit'] as const).map((support) => ({ ...said, support })));
  await moveEdition(coordinator, home.edition, 'finish');
  const homeDelegate = await delegacyOf(home.team, going);
  await issueCertificate(going, homeDelegate);
  return { planEdition: writing.edition, planTeam: writing.team, planLine: await writeLine(going, writing.team, said), removedLine, homeEdition: home.edition, homeTeam: home.team, homeDelegate, homeLine, mentoringLine, visitLine };
}

/** In the timetable that is published, a visit that its host has confirmed, and that stands at another time now. */
async function makeVisitScene({ organisationId, networkId, words, ...visiting }: { coordinator: AskingPerson; host: AskingPerson; visitors: readonly AskingPerson[]; organisationId: string; networkId: string; edition: string; words: string }): Promise<string> {
  const { coordinator, edition } = visiting;
  const siteId = await makeDemonstration({ ...visiting, organisationId, networkId, address: words, profile: { safety: words } });
  await keepPlace(coordinator, edition, null, { name: `House ${words}`, site: siteId, capacity: null, travel: 10, version: 0 });
  const entryId = await placeVisit(coordinator, edition, { place: `House ${words}`, day: 5, from: '10:00', minutes: 90 });
  await makeVisitOfEntry(entryId, { ...visiting, siteId, words, upTo: 'confirmed' });
  const { entry } = await readEntry(coordinator, edition, entryId, 'en');
  await changeEntry(coordinator, edition, entryId, { day: 5, from: '15:00', minutes: 90, place: null, trainers: [], group: null, words: null, version: entry.version }, 'en');
  return entryId;
}

/** A timetable that is published; and one that is planned, with a room, a spare one and something that was taken out. */
async function makeTimetableScene(coordinator: AskingPerson, { edition, deciding }: { edition: string; deciding: string }, words: string): Promise<Record<string, string>> {
  // What is published first books who teaches: the one that is planned stands around it, and can be published as well.
  await makeTimetable(coordinator, deciding, { rooms: [`Hall ${words}`], isPublished: true });
  await makeTimetable(coordinator, edition, { rooms: [`Room ${words}`, `Spare ${words}`] });
  await placeEntry(coordinator, edition, { words: `Opening ${words}`, from: '07:00' });
  await placeEntry(coordinator, edition, { words: `Dinner ${words}`, from: '19:00' });
  const { entries } = await readChoices(coordinator, edition, 'en');
  const [entry, removed] = [entries.find(({ title }) => title.startsWith('Opening')), entries.find(({ title }) => title.startsWith('Dinner'))];
  await removeEntry(coordinator, edition, removed?.id ?? '', 'en');
  return { timetableEntry: entry?.id ?? '', removedEntry: removed?.id ?? '', timetablePlace: await placeNamed(coordinator, edition, `Room ${words}`), sparePlace: await placeNamed(coordinator, edition, `Spare ${words}`) };
}
