import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';
import { readAttendanceFigures } from './attendance.server.ts';
import { tellOfCertificates } from './certificates-told.server.ts';
import { refuseCutOff } from './cut-off-days.server.ts';
import { moveMaterials } from './day-materials.server.ts';
import type { EditionEntry, FacultyEntry, VenueEntry } from './edition-forms.ts';
import { EDITION_MOVES, mayChange, mayMove, type EditionMove } from './edition-model.ts';
import { placeOfEdition } from './edition-safe.server.ts';
import { dayOf, fieldsOf, findCoordinated, hasLastDayCome, holdEdition } from './editions.server.ts';
import { venueDayAfter } from './moved-days.ts';
import { keepBookings, letGoOfAll } from './timetable-bookings.server.ts';
import { tellOfLeftOut } from './withdrawn-modules.server.ts';
import { withdrawVisitsOf } from '../sites/visit-ends.server.ts';

/** What is told of each move. */
const HAPPENINGS = { call: 'edition.called', select: 'edition.selecting', begin: 'edition.begun', finish: 'edition.finished', close: 'edition.closed', cancel: 'edition.cancelled' } as const satisfies Record<EditionMove, string>;

/** Holds an edition that someone who saw it at a version means to change. @throws Refusal when it was changed meanwhile, or is over */
async function holdToChange(tx: Transaction, id: string, version: number): Promise<Edition> {
  const edition = await holdEdition(tx, id);
  if (!mayChange(edition)) throw new Refusal('academy.editions.refusals.over');
  if (edition.version !== version) throw new Refusal('academy.editions.refusals.changedMeanwhile');
  return edition;
}

/** Changes what was agreed on an edition. @throws NotFound; Refusal by the field, and when it was changed meanwhile or is over */
export async function changeEdition(person: AskingPerson, id: string, entry: EditionEntry): Promise<void> {
  const { networkId } = await findCoordinated(person, id);
  await inTransaction(async (tx) => {
    const before = await holdToChange(tx, id, entry.version);
    const fields = await fieldsOf(tx, networkId, id, entry);
    if (before.state !== 'draft' && fields.curriculumId !== before.curriculumId) throw new Refusal('academy.editions.refusals.curriculumFixed');
    if (fields.currency !== before.currency && (await tx.editionBudgetLine.count({ where: { editionId: id } })) > 0) throw new Refusal('academy.editions.refusals.currencyFixed');
    if (fields.teams < before.teams && (await tx.editionTeam.count({ where: { editionId: id, state: 'selected' } })) > fields.teams) throw new Refusal('academy.editions.refusals.roomTaken');
    await refuseUnderTeams(tx, id, fields.placesPerTeam);
    await refuseCutOff(tx, before, entry);
    const from = dayOf(before.startsOn);
    await moveMaterials(tx, before, entry);
    const { venueSetFrom, venueSetFor } = before;
    const venueFrom = venueSetFrom && venueSetFor && from !== entry.startsOn ? new Date(venueDayAfter({ venueFrom: dayOf(venueSetFrom), from: dayOf(venueSetFor), to: entry.startsOn })) : before.venueFrom;
    await tx.edition.update({ where: { id }, data: { ...fields, venueFrom, version: before.version + 1, changedAt: now() }, select: { id: true } });
    if (fields.curriculumId !== before.curriculumId) await tellOfLeftOut(tx, { editionId: id }, (await tx.curriculumModule.findMany({ where: { curriculumId: before.curriculumId }, select: { moduleId: true } })).map(({ moduleId }) => moduleId), person.id);
    // The days of its timetable count from the first.
    await keepBookings(tx, id, person.id);
    const hasMoved = from !== entry.startsOn || dayOf(before.endsOn) !== entry.endsOn || before.zone !== entry.zone;
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: hasMoved ? 'edition.moved' : 'edition.changed', subjectType: 'edition', subjectId: id });
  });
}

/** A team keeps room for all who are named in it: else its leads could put nobody in the place of who falls ill without leaving out who said yes. @throws RefusedField */
async function refuseUnderTeams(tx: Transaction, editionId: string, places: number): Promise<void> {
  const named = await tx.editionDelegate.groupBy({ by: ['teamId'], where: { state: { in: ['nominated', 'confirmed'] }, team: { is: { editionId, state: { not: 'withdrawn' } } } }, _count: true });
  const most = Math.max(0, ...named.map(({ _count }) => _count));
  if (most > places) throw new RefusedField('placesPerTeam', 'academy.editions.refusals.teamLarger', { count: most });
}

/** Says where an edition is held, and from when on those who take part are told. @throws NotFound; Refusal when it was changed meanwhile or is over */
export async function keepVenue(person: AskingPerson, id: string, { venue, venueFrom, version }: VenueEntry): Promise<void> {
  const { networkId } = await findCoordinated(person, id);
  await inTransaction(async (tx) => {
    const { startsOn } = await holdToChange(tx, id, version);
    const set = venueFrom === '' ? null : new Date(venueFrom);
    const sealed = (await openSafe(networkId, tx)).seal(venue || null, placeOfEdition('venue', id));
    await tx.edition.update({ where: { id }, data: { venue: sealed, venueFrom: set, venueSetFrom: set, venueSetFor: set && startsOn, version: { increment: 1 }, changedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'edition.changed', subjectType: 'edition', subjectId: id });
  });
}

/** The trainers of the network that hosts an edition, and who of them teaches in it. @throws NotFound, Refusal */
export async function readFaculty(person: AskingPerson, id: string) {
  const edition = await findCoordinated(person, id);
  const [trainers, chosen] = await Promise.all([
    database().person.findMany({ where: { suspendedAt: null, memberships: { some: { organisationId: edition.networkId, role: 'trainer', endedAt: null } } }, orderBy: [{ searchText: 'asc' }, { id: 'asc' }], take: 200, select: { id: true, pseudonym: true } }),
    database().editionTrainer.findMany({ where: { editionId: id }, select: { personId: true } }),
  ]);
  return { id, version: edition.version, mayChange: mayChange(edition), trainers, chosen: chosen.map(({ personId }) => personId) };
}

/**
 * Says who teaches; of what is sent only trainers of the network count. Of who could not be chosen there, as their account is suspended, a job lets go and tells the coordinators.
 * @throws NotFound, Refusal when it was changed meanwhile or is over
 */
export async function keepFaculty(person: AskingPerson, id: string, { trainers: chosen, version }: FacultyEntry): Promise<void> {
  const { trainers } = await readFaculty(person, id);
  const known = trainers.map((one) => one.id);
  const [faculty, others] = [known.filter((one) => chosen.includes(one)), known.filter((one) => !chosen.includes(one))];
  await inTransaction(async (tx) => {
    const { networkId } = await holdToChange(tx, id, version);
    await tx.editionTrainer.deleteMany({ where: { editionId: id, personId: { in: others } } });
    await tx.editionTrainer.createMany({ data: faculty.map((personId) => ({ editionId: id, personId })), skipDuplicates: true });
    await tx.edition.update({ where: { id }, data: { version: version + 1, changedAt: now() }, select: { id: true } });
    await keepBookings(tx, id, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'edition.facultySet', subjectType: 'edition', subjectId: id });
  });
}

/** What people said they need is erased once nobody needs it: what must not be public stays until the accounts and reports are done. */
const NEEDLESS_AFTER: Partial<Record<EditionMove, Partial<Record<'access' | 'diet' | 'notPublic', null>>>> = { finish: { access: null, diet: null }, close: { notPublic: null }, cancel: { access: null, diet: null, notPublic: null } };

/** Leads an edition on in its life. @throws NotFound; Refusal when it is not at the point for that, or no longer, and before its last day for what ends it well */
export async function moveEdition(person: AskingPerson, id: string, move: EditionMove): Promise<void> {
  await findCoordinated(person, id);
  await inTransaction(async (tx) => {
    const edition = await holdEdition(tx, id);
    if (!mayMove(EDITION_MOVES, move, edition.state)) throw new Refusal('academy.editions.refusals.notNow');
    if (move === 'finish' && !hasLastDayCome(edition, now())) throw new Refusal('academy.editions.refusals.beforeLastDay');
    const isEnd = move === 'close' || move === 'cancel';
    const needless = NEEDLESS_AFTER[move];
    if (needless) await tx.editionDelegate.updateMany({ where: { team: { is: { editionId: id } } }, data: needless });
    await tx.edition.update({ where: { id }, data: { state: EDITION_MOVES[move].to, version: edition.version + 1, changedAt: now(), ...(move === 'call' ? { calledAt: now() } : {}), ...(isEnd ? { endedAt: now() } : {}) }, select: { id: true } });
    if (isEnd) await letGoOfAll(tx, id, person.id);
    if (move === 'finish') await tellOfCertificates(tx, { editionId: id, byId: person.id, attendance: await readAttendanceFigures(id, tx) });
    if (move === 'cancel') await withdrawVisitsOf(tx, 'edition', id, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: HAPPENINGS[move], subjectType: 'edition', subjectId: id });
  });
}
