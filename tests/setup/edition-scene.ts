import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { readChoices, removeEntry } from '#app/domain/academy/editions/timetable-entries.server.ts';
import { database } from '#app/platform/database.server.ts';
import { decideNow, delegacyOf, makeEdition, makeTeam } from '#prisma/seed/editions.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
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
  const timetable = await makeTimetableScene(coordinator, { edition, deciding }, words);
  return {
    ...timetable,
    edition,
    budgetLine: budgetLine?.id ?? '',
    spareLine: spareLine?.id ?? '',
    draftEdition: await makeEdition(coordinator, networkId, whole),
    decidingEdition: deciding,
    team,
    goingTeam,
    askedDelegate: await delegacyOf(team, asked),
    delegate: await delegacyOf(goingTeam, going),
  };
}

/** A timetable that is planned, with a room, a spare one and something that was taken out; and one that is published. */
async function makeTimetableScene(coordinator: AskingPerson, { edition, deciding }: { edition: string; deciding: string }, words: string): Promise<Record<string, string>> {
  await makeTimetable(coordinator, edition, { rooms: [`Room ${words}`, `Spare ${words}`] });
  await placeEntry(coordinator, edition, { words: `Opening ${words}`, from: '07:00' });
  await placeEntry(coordinator, edition, { words: `Dinner ${words}`, from: '19:00' });
  const { entries } = await readChoices(coordinator, edition, 'en');
  const [entry, removed] = [entries.find(({ title }) => title.startsWith('Opening')), entries.find(({ title }) => title.startsWith('Dinner'))];
  await removeEntry(coordinator, edition, removed?.id ?? '', 'en');
  await makeTimetable(coordinator, deciding, { rooms: [`Hall ${words}`], isPublished: true });
  return { timetableEntry: entry?.id ?? '', removedEntry: removed?.id ?? '', timetablePlace: await placeNamed(coordinator, edition, `Room ${words}`), sparePlace: await placeNamed(coordinator, edition, `Spare ${words}`) };
}
