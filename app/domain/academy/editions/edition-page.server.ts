import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { EDITION_MOVES, isVenueTold, mayChange, mayMove, type EditionMove } from './edition-model.ts';
import { unsealEdition } from './edition-safe.server.ts';
import { dayOf, findEdition, hasLastDayCome } from './editions.server.ts';
import { sumBudget } from './money.ts';

/** An edition as each of those who see it sees it: coordinators all of it, its faculty and those who go to it the venue once that is told, leads what a call says. @throws NotFound */
export async function readEdition(person: AskingPerson, id: string, locale: Locale) {
  const edition = await findEdition(person, id);
  const coordinates = actsAs(person, 'coordinator', edition.networkId);
  const [safe, network, curriculum, trainers, goes, lines] = await Promise.all([
    openSafe(edition.networkId),
    database().organisation.findUniqueOrThrow({ where: { id: edition.networkId }, select: { id: true, name: true } }),
    database().curriculum.findUniqueOrThrow({ where: { id: edition.curriculumId }, select: { slug: true, texts: true } }),
    database().editionTrainer.findMany({ where: { editionId: id }, relationLoadStrategy: 'join', orderBy: [{ person: { searchText: 'asc' } }, { personId: 'asc' }], select: { personId: true, person: { select: { pseudonym: true } } } }),
    goesTo(person, id),
    coordinates ? database().editionBudgetLine.findMany({ where: { editionId: id }, select: { planned: true, spent: true } }) : [],
  ]);
  const { name, venue, programme } = unsealEdition(safe, edition);
  const teaches = actsAs(person, 'trainer', edition.networkId) && trainers.some(({ personId }) => personId === person.id);
  const venueFrom = edition.venueFrom && dayOf(edition.venueFrom);
  const takesPart = teaches || goes;
  const isTold = coordinates || (takesPart && isVenueTold(edition, dayIn(edition.zone, now())));
  return {
    id,
    state: edition.state,
    version: edition.version,
    name,
    network,
    curriculum: { slug: curriculum.slug, title: (curriculum.texts as { title: Record<string, string> }).title[locale] ?? curriculum.slug },
    startsOn: dayOf(edition.startsOn),
    endsOn: dayOf(edition.endsOn),
    zone: edition.zone,
    languages: edition.languages,
    teams: edition.teams,
    placesPerTeam: edition.placesPerTeam,
    /** Null for who is not told yet, or where nothing is said of it. */
    venue: isTold ? venue : null,
    /** From when on those who take part are told. */
    venueFrom: coordinates || (takesPart && edition.state !== 'cancelled') ? venueFrom : null,
    faculty: coordinates || takesPart ? trainers.map(({ personId, person: { pseudonym } }) => ({ id: personId, pseudonym })) : null,
    programme: coordinates ? programme : null,
    currency: edition.currency,
    budget: coordinates ? sumBudget(lines.map(({ planned, spent }) => ({ planned: Number(planned), spent: Number(spent) }))) : null,
    coordinates,
    mayChange: coordinates && mayChange(edition),
    moves: coordinates ? (Object.keys(EDITION_MOVES) as EditionMove[]).filter((move) => mayMove(EDITION_MOVES, move, edition.state) && (move !== 'finish' || hasLastDayCome(edition, now()))) : [],
  };
}

/** Whether somebody has said yes and their team is selected. */
async function goesTo(person: AskingPerson, id: string): Promise<boolean> {
  const organisationIds = person.memberships.map(({ organisationId }) => organisationId);
  return (await database().editionDelegate.count({ where: { personId: person.id, state: 'confirmed', team: { is: { editionId: id, state: 'selected', organisationId: { in: organisationIds } } } } })) > 0;
}
export type ReadEdition = Awaited<ReturnType<typeof readEdition>>;
