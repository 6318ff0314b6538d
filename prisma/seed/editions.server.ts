import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { confirmDelegacy } from '#app/domain/academy/editions/edition-delegates.server.ts';
import { decideTeam, type Decision } from '#app/domain/academy/editions/edition-selection.server.ts';
import type { DelegateEntry, TeamEntry } from '#app/domain/academy/editions/edition-team-forms.ts';
import { nominateTeam } from '#app/domain/academy/editions/edition-teams.server.ts';
import { keepBudgetLine } from '#app/domain/academy/editions/edition-budget.server.ts';
import { keepFaculty, keepVenue, moveEdition, readFaculty } from '#app/domain/academy/editions/edition-changes.server.ts';
import type { EditionEntry } from '#app/domain/academy/editions/edition-forms.ts';
import type { EditionMove } from '#app/domain/academy/editions/edition-model.ts';
import { dayOf, setUpEdition } from '#app/domain/academy/editions/editions.server.ts';
import { daysOf } from '#app/domain/academy/editions/running-model.ts';
import { addDays, dayIn, localOf, momentOf, numberOfDay } from '#app/domain/calendar/local-time.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { EditionState } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { daysAgo } from './past.server.ts';

/** Half a day, in milliseconds. */
const NOON = 43_200_000;

/** The way to each state. */
const WAYS: Readonly<Record<EditionState, readonly EditionMove[]>> = { draft: [], call_open: ['call'], selecting: ['call', 'select'], running: ['call', 'select', 'begin'], finished: ['call', 'select', 'begin', 'finish'], closed: ['call', 'select', 'begin', 'finish', 'close'], cancelled: ['cancel'] };

/** A curriculum to be taught, where a test needs no modules in it. */
export async function makeCurriculum(slug = 'some'): Promise<string> {
  await database().curriculum.createMany({ data: [{ id: newId(), slug, contentHash: 'x', texts: { title: { en: 'Some order', fr: 'Un ordre' }, summary: { en: '', fr: '' } } }], skipDuplicates: true });
  return slug;
}

/** What a coordinator enters of an edition that fits most of what is looked for. */
export function editionEntry(entry: Partial<EditionEntry> = {}): EditionEntry {
  return { name: 'Spring edition', curriculum: 'some', startsOn: '2099-03-02', endsOn: '2099-03-08', zone: 'Africa/Nairobi', languages: ['en', 'fr'], teams: 3, placesPerTeam: 5, currency: 'USD', programme: null, version: 0, ...entry };
}

interface MakeEdition {
  entry?: Partial<EditionEntry>;
  faculty?: readonly AskingPerson[];
  venue?: string;
  venueFrom?: string;
  budget?: readonly { label: string; planned: string; spent: string }[];
  state?: EditionState;
}

/** Sets up an edition, with all that stands in it, and leads it to a state. */
export async function makeEdition(coordinator: AskingPerson, networkId: string, { entry = {}, faculty = [], venue = '', venueFrom = '2099-02-23', budget = [], state = 'draft' }: MakeEdition = {}): Promise<string> {
  const id = await setUpEdition(coordinator, networkId, editionEntry(entry));
  if (venue !== '') await keepVenue(coordinator, id, { venue, venueFrom, version: 1 });
  if (faculty.length > 0) await teachNow(coordinator, id, faculty.map((one) => one.id));
  for (const line of budget) await keepBudgetLine(coordinator, id, null, { ...line, version: 0 });
  await leadEditionTo(coordinator, id, state);
  return id;
}

/** Leads a draft to a state by the moves that lead there. */
export async function leadEditionTo(coordinator: AskingPerson, id: string, state: EditionState): Promise<void> {
  for (const move of WAYS[state]) await (move === 'finish' ? finishEdition(coordinator, id) : moveEdition(coordinator, id, move));
}

/** Lets the last day of an edition be today: for whoever cannot move the clock of a program that runs. */
export async function letLastDayCome(id: string): Promise<void> {
  const { startsOn, endsOn } = await database().edition.findUniqueOrThrow({ where: { id }, select: { startsOn: true, endsOn: true } });
  await letDayCome(id, daysOf({ startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) }).length);
}

/** Lets a day of an edition, counted from one, be today by the clock of its place, and all that is agreed on it with it: the day on which its venue is told, what calendars hold, its visits and when their addresses are read. */
export async function letDayCome(id: string, number: number): Promise<void> {
  const { startsOn, endsOn, venueFrom, venueSetFrom, venueSetFor, zone } = await database().edition.findUniqueOrThrow({ where: { id } });
  const by = numberOfDay(dayIn(zone, now())) - numberOfDay(dayOf(startsOn)) - number + 1;
  const dayThen = (day: Date) => new Date(addDays(dayOf(day), by));
  const then = (at: Date, meantIn: string) => {
    const { day, time } = localOf(at, meantIn);
    const moment = momentOf(addDays(day, by), time, meantIn);
    if (moment.kind === 'never') throw new Error(`The clocks of ${meantIn} leave ${time} out.`);
    return moment.at;
  };
  await inTransaction(async (tx) => {
    await tx.edition.update({ where: { id }, data: { startsOn: dayThen(startsOn), endsOn: dayThen(endsOn), venueFrom: venueFrom && dayThen(venueFrom), venueSetFrom: venueSetFrom && dayThen(venueSetFrom), venueSetFor: venueSetFor && dayThen(venueSetFor) }, select: { id: true } });
    for (const visit of await tx.siteVisit.findMany({ where: { source: 'edition', sourceId: id } })) await tx.siteVisit.update({ where: { id: visit.id }, data: { startsAt: then(visit.startsAt, visit.zone), endsAt: then(visit.endsAt, visit.zone), addressFrom: visit.addressFrom && then(visit.addressFrom, visit.zone) }, select: { id: true } });
    const bookings = await tx.booking.findMany({ where: { OR: [{ timetableEntry: { is: { editionId: id } } }, { visit: { is: { source: 'edition', sourceId: id } } }] }, orderBy: { startsAt: by < 0 ? 'asc' : 'desc' } });
    // None may stand where another still does.
    for (const booking of bookings) await tx.booking.update({ where: { id: booking.id }, data: { startsAt: then(booking.startsAt, booking.zone), endsAt: then(booking.endsAt, booking.zone) }, select: { id: true } });
  });
}

/** Finishes an edition as if it were the last of its days, unless that is past. */
export async function finishEdition(coordinator: AskingPerson, id: string): Promise<void> {
  const { endsOn } = await database().edition.findUniqueOrThrow({ where: { id }, select: { endsOn: true } });
  const ahead = (endsOn.getTime() + NOON - now().getTime()) / (2 * NOON);
  await (ahead > 0 ? daysAgo((Date.now() - endsOn.getTime() - NOON) / (2 * NOON), () => moveEdition(coordinator, id, 'finish')) : moveEdition(coordinator, id, 'finish'));
}

/** What somebody who says yes says of themselves. */
export function delegateEntry(entry: Partial<DelegateEntry> = {}): DelegateEntry {
  return { paperName: 'A. N. Other', languages: ['en'], firstTime: true, gender: null, access: '', diet: '', notPublic: '', version: 1, ...entry };
}

interface MakeTeam {
  lead: AskingPerson;
  organisationId: string;
  people: readonly AskingPerson[];
  reason?: string;
  /** Who says yes, each with what they say; all of them where it is not told. */
  said?: readonly (Partial<DelegateEntry> | null)[];
}

/** Names a team while the call is open, and lets its people answer. */
export async function makeTeam(editionId: string, { lead, organisationId, people, reason = '', said }: MakeTeam): Promise<string> {
  const id = await nominateTeam(lead, editionId, organisationId, { people: people.map((one) => one.id), reason, version: 0 });
  for (const [k, person] of people.entries()) {
    const entry = said ? said[k] : {};
    if (entry) await confirmDelegacy(person, await delegacyOf(id, person), delegateEntry(entry));
  }
  return id;
}

/** Names a team anew, or for the first time, by the version of now. */
export async function nameNow(lead: AskingPerson, editionId: string, organisationId: string, entry: Omit<TeamEntry, 'version'>): Promise<string> {
  const team = await database().editionTeam.findUnique({ where: { editionId_organisationId: { editionId, organisationId } }, select: { version: true } });
  return nominateTeam(lead, editionId, organisationId, { ...entry, version: team?.version ?? 0 });
}

/** Says who teaches, by the version of now. */
export async function teachNow(coordinator: AskingPerson, id: string, trainers: string[]): Promise<void> {
  await keepFaculty(coordinator, id, { trainers, version: (await readFaculty(coordinator, id)).version });
}

/** The part of somebody in a team. */
export async function delegacyOf(teamId: string, { id: personId }: AskingPerson): Promise<string> {
  return (await database().editionDelegate.findUniqueOrThrow({ where: { teamId_personId: { teamId, personId } }, select: { id: true } })).id;
}

/** Decides on a team by the version of now. */
export async function decideNow(coordinator: AskingPerson, teamId: string, decision: Decision): Promise<void> {
  const { edition } = await database().editionTeam.findUniqueOrThrow({ where: { id: teamId }, select: { edition: { select: { version: true } } } });
  await decideTeam(coordinator, teamId, decision, edition.version);
}
