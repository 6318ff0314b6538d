import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addEntry } from '#app/domain/academy/editions/timetable-entries.server.ts';
import type { NewEntry } from '#app/domain/academy/editions/timetable-forms.ts';
import { keepPlace, readPlaces } from '#app/domain/academy/editions/timetable-places.server.ts';
import { proposeAnew, publishTimetable } from '#app/domain/academy/editions/timetable-proposal.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeCurriculum } from './editions.server.ts';

interface MakeTimetable {
  rooms?: readonly string[];
  /** Sites of the calendar that are visited, each with what it is called here and the minutes to get there. */
  sites?: readonly { id: string; name: string; travel: number }[];
  isPublished?: boolean;
  /** What is set by hand before the rest is proposed. */
  before?: () => Promise<void>;
}

/** What a coordinator enters of something that stands for itself. */
export function ownEntry(entry: Partial<NewEntry> = {}): NewEntry {
  return { what: 'own', words: 'Opening', day: 0, from: '08:00', minutes: 30, place: null, trainers: [], group: null, version: 0, ...entry };
}

/** Lays out a timetable of an edition: rooms, sites, and what is proposed. */
export async function makeTimetable(coordinator: AskingPerson, edition: string, { rooms = ['Room'], sites = [], isPublished = false, before }: MakeTimetable = {}): Promise<void> {
  for (const name of rooms) await keepPlace(coordinator, edition, null, { name, site: null, capacity: null, travel: null, version: 0 });
  for (const { id, name, travel } of sites) await keepPlace(coordinator, edition, null, { name, site: id, capacity: null, travel, version: 0 });
  await before?.();
  await proposeAnew(coordinator, edition, 'en');
  if (isPublished) await publishTimetable(coordinator, edition, 'en');
}

/** Puts one thing into a timetable by hand. */
export async function placeEntry(coordinator: AskingPerson, edition: string, entry: Partial<NewEntry>): Promise<void> {
  await addEntry(coordinator, edition, ownEntry(entry), 'en');
}

/** The id of a room or site by its name. */
export async function placeNamed(coordinator: AskingPerson, edition: string, name: string): Promise<string> {
  return (await readPlaces(coordinator, edition)).places.find((one) => one.name === name)?.id ?? '';
}

/** A curriculum of modules that were published, each of so many minutes and building on the one before it, where a test needs no words of theirs. */
export async function makeTaught(slug: string, minutes: readonly number[]): Promise<string> {
  await makeCurriculum(slug);
  const { id: curriculumId } = await database().curriculum.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  if ((await database().curriculumModule.count({ where: { curriculumId } })) > 0) return slug;
  for (const [position, length] of minutes.entries()) {
    const [moduleId, versionId, name] = [newId(), newId(), `${slug}-${position + 1}`];
    const plan = [{ id: 'a', kind: position === 1 ? 'site-link' : 'input', minutes: length }];
    await database().module.create({ data: { id: moduleId, slug: name, address: name }, select: { id: true } });
    await database().moduleVersion.create({ data: { id: versionId, moduleId, version: 1, contentHash: 'x', licence: 'CC0-1.0', components: [], criteria: [], competencies: [], audience: [], prerequisites: position === 0 ? [] : [`${slug}-${position}`], plan, minutes: length, questions: [] }, select: { id: true } });
    await database().moduleText.create({ data: { versionId, language: 'en', title: `Module ${position + 1}`, summary: '', markdown: '', page: {}, rendering: 0 }, select: { id: true } });
    await database().moduleVersion.update({ where: { id: versionId }, data: { state: 'published', publishedAt: new Date() }, select: { id: true } });
    await database().curriculumModule.create({ data: { curriculumId, position: position + 1, moduleId }, select: { position: true } });
  }
  return slug;
}
