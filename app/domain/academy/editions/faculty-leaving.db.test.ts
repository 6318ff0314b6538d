import { beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { editionEntry, makeEdition, teachNow } from '#prisma/seed/editions.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeTaught, makeTimetable, placeEntry } from '#prisma/seed/timetables.server.ts';
import { startTakingOut } from '../departures.server.ts';
import { beginCurriculum, takeOut } from '../writing/curricula.server.ts';
import { withdrawModule } from '../writing/publication.server.ts';
import { changeEdition, moveEdition } from './edition-changes.server.ts';
import { letGoOfSuspendedTrainers } from './faculty-leaving.server.ts';
import { readChoices, removeEntry } from './timetable-entries.server.ts';
import { proposeAnew, publishTimetable } from './timetable-proposal.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let away: AskingPerson;
let staying: AskingPerson;

beforeEach(async () => {
  startTelling();
  startTakingOut();
  await database().edition.deleteMany();
  await makeTaught('suspending', [120, 120]);
  coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  [away, staying] = [await makePerson([{ organisationId: networkId, role: 'trainer' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
});

const days = { startsOn: '2099-03-02', endsOn: '2099-03-04' };
const make = (state: 'draft' | 'call_open' | 'finished' = 'call_open', curriculum = 'suspending') => makeEdition(coordinator, networkId, { entry: { curriculum, ...(state === 'finished' ? { startsOn: '2025-03-02', endsOn: '2025-03-04' } : days) }, faculty: [away, staying], state });
const suspend = (isAway = true) => database().person.update({ where: { id: away.id }, data: { suspendedAt: isAway ? new Date() : null } });
const facultyOf = async (editionId: string) => (await database().editionTrainer.findMany({ where: { editionId } })).map(({ personId }) => personId).sort();
const both = () => [away.id, staying.id].sort();
const heldBy = (person: AskingPerson) => database().hold.count({ where: { personId: person.id, releasedAt: null, booking: { is: { state: 'booked' } } } });
const toldOf = async (person: AskingPerson, subjectId: string, kind: 'faculty_left' | 'taught_withdrawn') => database().notification.count({ where: { personId: person.id, subjectId, kind } });

it('whoever is suspended is in the faculty of nothing that goes on: they are held by no session, the coordinators are told, and can choose them once they are back', async () => {
  const [edition, past] = [await make(), await make('finished')];
  await makeTimetable(coordinator, edition, { before: () => placeEntry(coordinator, edition, { from: '18:00', trainers: both() }), isPublished: true });
  expect(await heldBy(away)).toBeGreaterThan(0);
  const held = await heldBy(staying);
  await suspend();
  await letGoOfSuspendedTrainers();
  expect([await facultyOf(edition), await facultyOf(past)]).toEqual([[staying.id], both()]);
  expect([await heldBy(away), await heldBy(staying)]).toEqual([0, held]);
  expect([await toldOf(coordinator, edition, 'faculty_left'), await toldOf(coordinator, past, 'faculty_left')]).toEqual([1, 0]);
  await suspend(false);
  await letGoOfSuspendedTrainers();
  expect(await facultyOf(edition)).toEqual([staying.id]);
  await teachNow(coordinator, edition, both());
  expect(await facultyOf(edition)).toEqual(both());
});

it('nobody who is suspended is proposed or booked, also before the job has let go of them', async () => {
  const edition = await make();
  await makeTimetable(coordinator, edition);
  await placeEntry(coordinator, edition, { from: '18:00', trainers: both() });
  const sessions = () => database().timetableTrainer.count({ where: { editionId: edition, personId: away.id } });
  expect(await sessions()).toBeGreaterThan(1);
  await suspend();
  await proposeAnew(coordinator, edition, 'en');
  expect([await sessions(), await toldOf(coordinator, edition, 'faculty_left')]).toEqual([0, 1]);
  await suspend(false);
  await teachNow(coordinator, edition, both());
  await placeEntry(coordinator, edition, { from: '19:00', trainers: both() });
  await suspend();
  await publishTimetable(coordinator, edition, 'en');
  expect([await heldBy(away), await heldBy(staying) > 0]).toEqual([0, true]);
});

it('that a module is withdrawn hears whoever leads an edition that is to teach it, by its curriculum or its timetable, and nobody else', async () => {
  await makeTaught('withdrawing', [60, 60]);
  const module = await database().module.update({ where: { slug: 'withdrawing-1' }, data: { networkId: NETWORKS.APNSW } });
  const author = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  const stranger = await makePerson([{ organisationId: networkId, role: 'trainer' }]);
  const [draft, coming, finished, cancelled, other, planned] = [await make('draft', 'withdrawing'), await make('call_open', 'withdrawing'), await make('finished', 'withdrawing'), await make('call_open', 'withdrawing'), await make(), await make()];
  await moveEdition(coordinator, cancelled, 'cancel');
  await database().timetableEntry.create({ data: { editionId: planned, kind: 'module', moduleId: module.id, day: 0, fromMinute: 540, untilMinute: 600 } });
  await withdrawModule(author, module.address);
  const told = async (person: AskingPerson) => Promise.all([draft, coming, finished, cancelled, other, planned].map((edition) => toldOf(person, edition, 'taught_withdrawn')));
  for (const person of [coordinator, staying]) expect(await told(person)).toEqual([1, 1, 0, 0, 0, 1]);
  for (const person of [author, stranger]) expect(await told(person)).toEqual([0, 0, 0, 0, 0, 0]);
  // Whoever teaches there no more is led nowhere, and of what is off nothing is told.
  await teachNow(coordinator, coming, [away.id]);
  expect([await toldOf(staying, coming, 'taught_withdrawn'), await toldOf(away, coming, 'taught_withdrawn'), await toldOf(coordinator, coming, 'taught_withdrawn')]).toEqual([0, 1, 1]);
  await moveEdition(coordinator, draft, 'cancel');
  expect(await told(coordinator)).toEqual([0, 1, 0, 0, 0, 1]);
});

it('published anew it is withdrawn no more, and nobody is told so any longer, unless something else still is', async () => {
  await makeTaught('returning', [60, 60]);
  const author = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  await database().module.updateMany({ where: { slug: { startsWith: 'returning-' } }, data: { networkId: NETWORKS.APNSW } });
  const edition = await make('call_open', 'returning');
  for (const slug of ['returning-1', 'returning-2']) await withdrawModule(author, slug);
  /** The next version of a module, as the database has it once it is published from files: of a network's two others would have to approve. */
  const publish = async (slug: string) => {
    const { id: moduleId } = await database().module.update({ where: { slug }, data: { networkId: null } });
    const { version, ...before } = await database().moduleVersion.findFirstOrThrow({ where: { moduleId }, select: { version: true, licence: true, plan: true, minutes: true, questions: true, contentHash: true } });
    const next = newId();
    await database().moduleVersion.create({ data: { id: next, moduleId, version: version + 1, ...before, plan: before.plan as [], questions: before.questions as [], components: [], criteria: [], competencies: [], audience: [], prerequisites: [] }, select: { id: true } });
    await database().moduleText.create({ data: { versionId: next, language: 'en', title: slug, summary: '', markdown: '', page: {}, rendering: 0 }, select: { id: true } });
    await database().moduleVersion.update({ where: { id: next }, data: { state: 'published', publishedAt: new Date() }, select: { id: true } });
    await inTransaction((tx) => recordActivity(tx, { actor: author.id, organisationId: NETWORKS.APNSW, kind: 'module.published', subjectType: 'moduleVersion', subjectId: next }));
  };
  expect(await toldOf(coordinator, edition, 'taught_withdrawn')).toBe(1);
  await publish('returning-1');
  expect(await toldOf(coordinator, edition, 'taught_withdrawn')).toBe(1);
  await publish('returning-2');
  expect([await toldOf(coordinator, edition, 'taught_withdrawn'), await toldOf(staying, edition, 'taught_withdrawn')]).toEqual([0, 0]);
});

it('nobody is told so any longer where it is taught no more: taken out of the timetable or of the curriculum, laid out anew, of another curriculum', async () => {
  const author = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  for (const slug of ['leaving-out', 'leaving-both']) await makeTaught(slug, [60, 60]);
  const ids = Object.fromEntries((await database().module.findMany({ where: { slug: { startsWith: 'leaving-' } } })).map(({ slug, id }) => [slug, id]));
  await database().module.updateMany({ where: { id: { in: Object.values(ids) } }, data: { networkId: NETWORKS.APNSW } });
  await beginCurriculum(author, { network: NETWORKS.APNSW, address: 'leaving-shorter', ...{ titleEn: 'Ours', titleFr: 'À nous', summaryEn: 'All', summaryFr: 'Tout' } }, 'leaving-both');
  const [byHand, anew, draft, out, both] = [await make(), await make(), await make('draft', 'leaving-out'), await make('call_open', 'leaving-shorter'), await make('call_open', 'leaving-shorter')];
  await makeTimetable(coordinator, anew);
  for (const [editionId, isFixed] of [[byHand, true], [anew, false], [both, true]] as const) await database().timetableEntry.create({ data: { editionId, kind: 'module', moduleId: ids['leaving-out-1'] ?? '', day: 0, fromMinute: 1200, untilMinute: 1260, isFixed } });
  for (const slug of ['leaving-out-1', 'leaving-both-1']) await withdrawModule(author, slug);
  const told = async () => Promise.all([byHand, anew, draft, out, both].map((edition) => toldOf(coordinator, edition, 'taught_withdrawn')));
  const remove = async (edition: string, moduleId = ids['leaving-out-1']) => removeEntry(coordinator, edition, (await readChoices(coordinator, edition, 'en')).entries.find((one) => one.moduleId === moduleId)?.id ?? '', 'en');
  expect(await told()).toEqual([1, 1, 1, 1, 1]);
  await remove(byHand);
  expect(await told()).toEqual([0, 1, 1, 1, 1]);
  await proposeAnew(coordinator, anew, 'en');
  expect(await told()).toEqual([0, 0, 1, 1, 1]);
  await changeEdition(coordinator, draft, editionEntry({ curriculum: 'suspending', ...days, version: (await database().edition.findUniqueOrThrow({ where: { id: draft } })).version }));
  expect(await told()).toEqual([0, 0, 0, 1, 1]);
  // Where something else that is withdrawn still stands, it is still told.
  await takeOut(author, 'leaving-shorter', ids['leaving-both-1'] ?? '');
  expect(await told()).toEqual([0, 0, 0, 0, 1]);
  await remove(both);
  expect(await told()).toEqual([0, 0, 0, 0, 0]);
});
