import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { dayOf, findCoordinated } from './editions.server.ts';
import { GOING_ON } from '../sites/visit-life.ts';
import { leaveFacultySuspended } from './faculty-leaving.server.ts';
import { standIn } from './entry-visits.server.ts';
import { keepTeamGroups, NONE_CHOSEN } from './team-groups.server.ts';
import { keepBookings, letGo, unclearHours } from './timetable-bookings.server.ts';
import { findClashes } from './timetable-clashes.ts';
import { forProposal } from './timetable-plan.ts';
import { rememberGone } from './timetable-feed.server.ts';
import { holdTimetable, lineOf, loadTimetable, markChanged, planTimetable, toSession, type LoadedTimetable } from './timetable.server.ts';
import { proposeTimetable } from './timetable.ts';
import { tellOfLeftOut } from './withdrawn-modules.server.ts';

/**
 * Lays out all that is to be taught and visited, around what was set by hand: that stays where it is, all else is laid out anew. Returns
 * how much found no time. @throws NotFound; Refusal when there is no room, the edition is over, or someone is held elsewhere
 */
export async function proposeAnew(person: AskingPerson, id: string, locale: Locale): Promise<number> {
  await findCoordinated(person, id);
  return inTransaction(async (tx) => {
    const timetable = await loadTimetable(await holdForTeaching(tx, id), locale, tx);
    if (!timetable.places.some(({ siteId }) => siteId === null)) throw new Refusal('academy.editions.timetable.refusals.noRoom');
    const { plan } = await planTimetable(timetable, tx);
    const { sessions, leftOut } = proposeTimetable(forProposal(plan, timetable.frame, unclearHours(timetable.edition, plan.days.map(({ day }) => day))), timetable.entries.filter(({ isFixed }) => isFixed).map(toSession));
    const gone = timetable.entries.filter(({ isFixed }) => !isFixed);
    for (const { id: entryId, bookingId } of gone) await letGo(tx, entryId, bookingId, person.id);
    const forgotten = await tx.timetableEntry.findMany({ where: { editionId: id, OR: [{ id: { in: gone.map((one) => one.id) } }, { removedAt: { not: null }, visits: { none: { state: { in: [...GOING_ON] } } } }] }, select: { id: true } });
    if (timetable.publishedAt) await rememberGone(tx, id, forgotten.map((one) => one.id), new Date(timetable.publishedAt));
    await tx.timetableEntry.deleteMany({ where: { id: { in: forgotten.map((one) => one.id) } } });
    await insert(tx, timetable, sessions);
    await tellOfLeftOut(tx, { editionId: id }, gone.flatMap(({ moduleId }) => moduleId ?? []), person.id);
    await markChanged(tx, id);
    await keepBookings(tx, id, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: timetable.edition.networkId, kind: timetable.publishedAt ? 'edition.timetableChanged' : 'edition.timetablePlanned', subjectType: 'edition', subjectId: id });
    return leftOut.length;
  });
}

/** Holds a timetable in which is said anew who teaches: nobody who is suspended, also before the job that lets go of them. */
async function holdForTeaching(tx: Transaction, id: string) {
  const edition = await holdTimetable(tx, id);
  await leaveFacultySuspended(tx, edition);
  return edition;
}

async function insert(tx: Transaction, { edition, frame, modules }: LoadedTimetable, sessions: ReturnType<typeof proposeTimetable>['sessions']): Promise<void> {
  const isModule = new Set(modules.map((one) => one.id));
  const rows = sessions.map((one) => ({ id: newId(), ...one }));
  await tx.timetableEntry.createMany({
    data: rows.map(({ id, item, group, day, from, until, place }) => {
      const moduleId = item !== null && isModule.has(item) ? item : null;
      return { id, editionId: edition.id, kind: moduleId ? ('module' as const) : ('visit' as const), moduleId, placeId: place, day, fromMinute: from, untilMinute: until, group: frame.groups === 1 ? null : group, changedAt: now() };
    }),
  });
  await tx.timetableTrainer.createMany({ data: rows.flatMap(({ id, trainers }) => trainers.map((personId) => ({ entryId: id, editionId: edition.id, personId }))) });
}

/** What stands against telling it to those who take part. For coordinators. @throws NotFound, Refusal */
export async function readPublication(person: AskingPerson, id: string, locale: Locale) {
  const timetable = await loadTimetable(await findCoordinated(person, id), locale);
  const { plan, sessions } = await planTimetable(timetable);
  return { id, isPublished: timetable.publishedAt !== null, entries: timetable.entries.length, hard: findClashes(plan, sessions).filter(({ isHard }) => isHard).length, unsettled: unsettledOf(timetable) };
}

/** Visits that are still to come and to which nobody has said yes, or that are at another time than their entry. Where nobody could be asked there is none. */
function unsettledOf(timetable: LoadedTimetable) {
  const startsOn = dayOf(timetable.edition.startsOn);
  return timetable.entries.flatMap((entry) => {
    const stand = standIn(timetable, entry);
    if (!stand || stand.isSettled || stand.ask === 'noHost' || (stand.ask === null && stand.clash === null && stand.state !== 'requested')) return [];
    return [{ ...lineOf(startsOn, entry), state: stand.state, clash: stand.clash }];
  });
}

/**
 * Tells the timetable to those who take part, and books the time of who teaches and of the sites that are visited: all of it, or
 * nothing. Done again it changes nothing. @throws NotFound; Refusal for what cannot be, with who is held elsewhere and when
 */
export async function publishTimetable(person: AskingPerson, id: string, locale: Locale): Promise<void> {
  await findCoordinated(person, id);
  await inTransaction(async (tx) => {
    const timetable = await loadTimetable(await holdForTeaching(tx, id), locale, tx);
    if (timetable.publishedAt) return;
    if (timetable.entries.length === 0) throw new Refusal('academy.editions.timetable.refusals.empty');
    const { plan, sessions } = await planTimetable(timetable, tx);
    // Who is held elsewhere is told by the calendar, with when.
    const hard = findClashes(plan, sessions).filter(({ isHard, kind }) => isHard && kind !== 'booked').length;
    if (hard > 0) throw new Refusal('academy.editions.timetable.refusals.clashes', { count: hard });
    await markChanged(tx, id);
    await tx.editionTimetable.update({ where: { editionId: id }, data: { publishedAt: now() }, select: { editionId: true } });
    // From now on teams read in which group they are: whoever comes or goes later moves nobody.
    await keepTeamGroups(tx, id, timetable.frame.groups, NONE_CHOSEN);
    await keepBookings(tx, id, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: timetable.edition.networkId, kind: 'edition.timetablePublished', subjectType: 'edition', subjectId: id });
  });
}
