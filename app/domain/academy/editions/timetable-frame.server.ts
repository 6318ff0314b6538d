import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { addDays, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { RefusedField, Refusal } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { dayOf, findCoordinated } from './editions.server.ts';
import { keepWhoWent, readWhoGoes } from './who-goes.server.ts';
import { forgetTeamGroups, keepTeamGroups, NONE_CHOSEN, readTeamGroups } from './team-groups.server.ts';
import { BREAKS, nameOfBreak, nameOfTeam, type FrameEntry } from './timetable-forms.ts';
import { FIRST_FRAME } from './timetable-plan.ts';
import { daysOf, holdTimetable, markChanged } from './timetable.server.ts';

/** What is said of the days of an edition, for its coordinators. @throws NotFound, Refusal */
async function readFrame(person: AskingPerson, id: string) {
  const edition = await findCoordinated(person, id);
  const kept = await database().editionTimetable.findUnique({ where: { editionId: id } });
  return { id, startsOn: dayOf(edition.startsOn), days: daysOf(edition), version: kept?.version ?? 0, frame: kept ?? FIRST_FRAME };
}

/** The same as it stands in a form. @throws NotFound, Refusal */
export async function readFrameForm(person: AskingPerson, id: string) {
  const { frame, startsOn, days, version } = await readFrame(person, id);
  const breaks = Object.fromEntries(BREAKS.flatMap((number) => (['from', 'until'] as const).map((end, k) => [nameOfBreak(end, number), timeOf(frame.breaks[(number - 1) * 2 + k])])));
  const teams = frame.groups > 1 ? await readTeamGroups(id, frame.groups) : [];
  return { id, version, groups: frame.groups, teams: teams.map(({ id: team, organisation, people }) => ({ id: team, organisation, people: people.length })), days: Array.from({ length: days }, (_, day) => addDays(startsOn, day)), values: { from: timeOf(frame.fromMinute), until: timeOf(frame.untilMinute), pause: String(frame.pauseMinutes), groups: String(frame.groups), visit: String(frame.visitMinutes), daysOff: frame.daysOff.map(String), ...breaks, ...Object.fromEntries(teams.map(({ id: team, group }) => [nameOfTeam(team), String(group)])) } };
}

/** As a field takes it: the end of a day is its midnight. */
function timeOf(minute: number | undefined): string {
  return minute === undefined ? '' : timeOfMinute(minute % 1440);
}

/** Says within which hours there is teaching, and what lies between. What stands in the timetable stays; where it no longer fits it is told. @throws NotFound, Refusal */
export async function keepFrame(person: AskingPerson, id: string, { version, teams, ...frame }: FrameEntry): Promise<void> {
  await findCoordinated(person, id);
  await inTransaction(async (tx) => {
    const edition = await holdTimetable(tx, id);
    const before = await tx.editionTimetable.findUnique({ where: { editionId: id }, select: { version: true, groups: true } });
    if ((before?.version ?? 0) !== version) throw new Refusal('academy.editions.refusals.changedMeanwhile');
    if (frame.daysOff.some((day) => day >= daysOf(edition))) throw new RefusedField('daysOff', 'ui.forms.errors.choose');
    const wanted = await tx.timetableEntry.findFirst({ where: { editionId: id, removedAt: null, group: frame.groups === 1 ? { not: null } : { gt: frame.groups } }, select: { id: true } });
    if (wanted) throw new RefusedField('groups', 'academy.editions.timetable.refusals.groupWanted');
    const whoWent = await readWhoGoes(tx, id);
    await markChanged(tx, id);
    await tx.editionTimetable.update({ where: { editionId: id }, data: frame, select: { editionId: true } });
    const isMore = frame.groups > (before?.groups ?? FIRST_FRAME.groups);
    if (isMore) await forgetTeamGroups(tx, id);
    await keepTeamGroups(tx, id, frame.groups, isMore ? NONE_CHOSEN : teams);
    await keepWhoWent(tx, id, whoWent);
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.timetablePlanned', subjectType: 'edition', subjectId: id });
  });
}
