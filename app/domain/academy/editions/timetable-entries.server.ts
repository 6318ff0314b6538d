import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { minuteOf } from '#app/domain/calendar/days-ahead.ts';
import { timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { findCoordinated } from './editions.server.ts';
import { keepWhoWent, readWhoGoes } from './who-goes.server.ts';
import { keepBookings, letGo, timeOf, twiceIn } from './timetable-bookings.server.ts';
import { findClashes } from './timetable-clashes.ts';
import type { EntryEntry, NewEntry } from './timetable-forms.ts';
import { daysOf, holdTimetable, loadTimetable, markChanged, placeOfWords, planTimetable, type LoadedTimetable } from './timetable.server.ts';
import { overlap } from './timetable.ts';
import { tellOfLeftOut } from './withdrawn-modules.server.ts';

/** How many entries a timetable can have. */
const MOST_ENTRIES = 600;

/** A timetable with what its entries can be chosen from, for its coordinators. @throws NotFound, Refusal */
export async function readChoices(person: AskingPerson, id: string, locale: Locale) {
  return loadTimetable(await findCoordinated(person, id), locale);
}

/** One entry of it. @throws NotFound, Refusal */
export async function readEntry(person: AskingPerson, id: string, entryId: string, locale: Locale) {
  const timetable = await readChoices(person, id, locale);
  const entry = timetable.entries.find((one) => one.id === entryId);
  if (!entry) throw new NotFound();
  return { ...timetable, entry };
}

/** Puts something into a timetable, set by hand. Returns its day. @throws NotFound; Refusal by the field, and when the edition is over */
export async function addEntry(person: AskingPerson, id: string, { what, ...entry }: NewEntry, locale: Locale): Promise<number> {
  await readChoices(person, id, locale);
  await inTransaction(async (tx) => {
    const timetable = await loadTimetable(await holdTimetable(tx, id), locale, tx);
    if (timetable.entries.length >= MOST_ENTRIES) throw new Refusal('academy.editions.timetable.refusals.many', { count: MOST_ENTRIES });
    const module = timetable.modules.find((one) => one.id === what);
    const site = timetable.places.find((one) => one.id === what && one.siteId !== null);
    if (what !== 'own' && !module && !site) throw new RefusedField('what', 'ui.forms.errors.choose');
    const kind = module ? 'module' : site ? 'visit' : 'own';
    const entryId = newId();
    const fields = await fieldsOf(tx, timetable, entryId, kind, site ? { ...entry, place: site.id } : entry);
    await tx.timetableEntry.create({ data: { id: entryId, editionId: id, kind, moduleId: module?.id ?? null, ...fields }, select: { id: true } });
    await keepTrainers(tx, id, entryId, entry.trainers);
    await settle(tx, person, id, entryId, locale);
  });
  return entry.day;
}

/** Moves an entry by hand: to a day and time, a place, other trainers. @throws NotFound; Refusal by the field, when it was changed meanwhile, and for a clash that would be booked */
export async function changeEntry(person: AskingPerson, id: string, entryId: string, entry: EntryEntry, locale: Locale): Promise<void> {
  await readEntry(person, id, entryId, locale);
  await inTransaction(async (tx) => {
    const timetable = await loadTimetable(await holdTimetable(tx, id), locale, tx);
    const before = timetable.entries.find((one) => one.id === entryId);
    if (before?.version !== entry.version) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    const whoWent = await readWhoGoes(tx, id);
    const fields = await fieldsOf(tx, timetable, entryId, before.kind, before.kind === 'visit' ? { ...entry, place: before.placeId } : entry);
    await tx.timetableEntry.update({ where: { id: entryId }, data: { ...fields, version: before.version + 1 }, select: { id: true } });
    await keepWhoWent(tx, id, whoWent);
    await keepTrainers(tx, id, entryId, entry.trainers);
    await settle(tx, person, id, entryId, locale);
  });
}

/** What a form says of an entry, as it is kept. @throws RefusedField */
async function fieldsOf(tx: Transaction, { edition, frame, places, faculty, entries }: LoadedTimetable, entryId: string, kind: 'module' | 'visit' | 'own', { day, from, minutes, place, trainers, group, words }: EntryEntry) {
  const fromMinute = minuteOf(from, false);
  const untilMinute = fromMinute + minutes;
  if (day >= daysOf(edition)) throw new RefusedField('day', 'ui.forms.errors.choose');
  if (untilMinute > 1440) throw new RefusedField('minutes', 'academy.editions.timetable.errors.pastMidnight');
  if (group !== null && (group > frame.groups || frame.groups === 1)) throw new RefusedField('group', 'ui.forms.errors.choose');
  if (kind === 'own' && words === null) throw new RefusedField('words', 'ui.forms.errors.required');
  if (place !== null && !places.some(({ id }) => id === place)) throw new RefusedField('place', 'ui.forms.errors.choose');
  if (trainers.some((one) => !faculty.some(({ id }) => id === one))) throw new RefusedField('trainers', 'ui.forms.errors.choose');
  timeOf(edition, { day, fromMinute, untilMinute });
  const twice = twiceIn(edition, { day, fromMinute, untilMinute });
  if (twice) throw new RefusedField(twice === 'fromMinute' ? 'from' : 'minutes', 'academy.editions.timetable.errors.twice');
  const other = entries.find((one) => one.id !== entryId && place !== null && one.placeId === place && one.day === day && overlap({ from: one.fromMinute, until: one.untilMinute }, { from: fromMinute, until: untilMinute }));
  if (other) throw new RefusedField(kind === 'visit' ? 'from' : 'place', 'academy.editions.timetable.refusals.placeTaken', { what: other.title, from: timeOfMinute(other.fromMinute), until: timeOfMinute(other.untilMinute) });
  const safe = await openSafe(edition.networkId, tx);
  return { day, fromMinute, untilMinute, placeId: place, group, words: kind === 'own' ? safe.seal(words, placeOfWords(entryId)) : null, isFixed: true, changedAt: now() };
}

async function keepTrainers(tx: Transaction, editionId: string, entryId: string, trainers: readonly string[]): Promise<void> {
  await tx.timetableTrainer.deleteMany({ where: { entryId, personId: { notIn: [...trainers] } } });
  await tx.timetableTrainer.createMany({ data: [...new Set(trainers)].map((personId) => ({ entryId, editionId, personId })), skipDuplicates: true });
}

/** After a change by hand: where it is published already, what cannot be booked is refused, and the rest is booked. @throws Refusal */
async function settle(tx: Transaction, person: AskingPerson, id: string, entryId: string, locale: Locale): Promise<void> {
  await markChanged(tx, id);
  const timetable = await loadTimetable(await tx.edition.findUniqueOrThrow({ where: { id } }), locale, tx);
  if (timetable.publishedAt) {
    await keepBookings(tx, id, person.id);
    const { plan, sessions } = await planTimetable(timetable, tx);
    const at = timetable.entries.findIndex((one) => one.id === entryId);
    const clash = findClashes(plan, sessions).find(({ isHard, kind, sessions: which }) => isHard && kind !== 'booked' && which.includes(at));
    const other = clash && timetable.entries[clash.sessions.find((one) => one !== at) ?? at];
    if (clash && other) throw new Refusal(`academy.editions.timetable.hard.${clash.kind}`, { what: other.title, from: timeOfMinute(other.fromMinute), until: timeOfMinute(other.untilMinute) });
  }
  await recordActivity(tx, { actor: person.id, organisationId: timetable.edition.networkId, kind: timetable.publishedAt ? 'edition.timetableChanged' : 'edition.timetablePlanned', subjectType: 'edition', subjectId: id });
}

/** Takes an entry out; whom it held is free again, and it can be put back. Returns its day. @throws NotFound, Refusal */
export async function removeEntry(person: AskingPerson, id: string, entryId: string, locale: Locale): Promise<number> {
  const { entry } = await readEntry(person, id, entryId, locale);
  await inTransaction(async (tx) => {
    const edition = await holdTimetable(tx, id);
    const { bookingId } = await tx.timetableEntry.findUniqueOrThrow({ where: { id: entryId }, select: { bookingId: true } });
    await letGo(tx, entryId, bookingId, person.id);
    await tx.timetableEntry.update({ where: { id: entryId }, data: { removedAt: now(), version: { increment: 1 }, changedAt: now() }, select: { id: true } });
    await markChanged(tx, id);
    await tellOfLeftOut(tx, { editionId: id }, entry.moduleId ? [entry.moduleId] : [], person.id);
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: bookingId ? 'edition.timetableChanged' : 'edition.timetablePlanned', subjectType: 'edition', subjectId: id });
  });
  return entry.day;
}

/** Puts back what was taken out, where its day and its group are still there, its place is free, and its hour is clear. Returns its day. @throws NotFound, Refusal */
export async function restoreEntry(person: AskingPerson, id: string, entryId: string, locale: Locale): Promise<number> {
  const { removed } = await readChoices(person, id, locale);
  const entry = removed.find((one) => one.id === entryId);
  if (!entry) throw new NotFound();
  await inTransaction(async (tx) => {
    const { edition, frame, entries } = await loadTimetable(await holdTimetable(tx, id), locale, tx);
    // All of these may have changed while it was out, and looked only at what stood there.
    if (entry.day >= daysOf(edition)) throw new Refusal('academy.editions.timetable.refusals.dayGone', { number: entry.day + 1 });
    if (entry.group !== null && (frame.groups === 1 || entry.group > frame.groups)) throw new Refusal('academy.editions.timetable.refusals.groupGone', { number: entry.group });
    timeOf(edition, entry);
    if (twiceIn(edition, entry)) throw new Refusal('academy.editions.timetable.refusals.hourTwice', { from: timeOfMinute(entry.fromMinute), until: timeOfMinute(entry.untilMinute) });
    const other = entries.find((one) => entry.placeId !== null && one.placeId === entry.placeId && one.day === entry.day && overlap({ from: one.fromMinute, until: one.untilMinute }, { from: entry.fromMinute, until: entry.untilMinute }));
    if (other) throw new Refusal('academy.editions.timetable.refusals.placeTaken', { what: other.title, from: timeOfMinute(other.fromMinute), until: timeOfMinute(other.untilMinute) });
    await tx.timetableEntry.updateMany({ where: { id: entryId, removedAt: { not: null } }, data: { removedAt: null, isFixed: true, version: { increment: 1 }, changedAt: now() } });
    await settle(tx, person, id, entryId, locale);
  });
  return entry.day;
}
