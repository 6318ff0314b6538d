import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { keepAnswers } from '#app/domain/academy/editions/knowledge-check.server.ts';
import { addDays } from '#app/domain/calendar/local-time.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { decideNow, makeEdition, makeTeam } from './editions.server.ts';

interface House {
  organisationId: string;
  lead: AskingPerson;
  people: readonly AskingPerson[];
}

interface MakeRunning {
  houses: readonly House[];
  faculty?: readonly AskingPerson[];
  curriculum?: string;
  name?: string;
  /** On which of its days it is today, counted from one. */
  onDay?: number;
  state?: 'selecting' | 'running';
}

/** An edition of seven days to which all of the houses go, and which has come to one of its days. */
export async function makeRunning(coordinator: AskingPerson, networkId: string, { houses, faculty = [], curriculum = 'some', name = 'Spring edition', onDay = 3, state = 'running' }: MakeRunning): Promise<string> {
  const startsOn = addDays(now().toISOString().slice(0, 10), 1 - onDay);
  const id = await makeEdition(coordinator, networkId, { entry: { curriculum, name, startsOn, endsOn: addDays(startsOn, 6), zone: 'UTC', teams: houses.length }, faculty, state: 'call_open' });
  const teams = [];
  for (const house of houses) teams.push(await makeTeam(id, house));
  await moveEdition(coordinator, id, 'select');
  for (const team of teams) await decideNow(coordinator, team, 'select');
  if (state === 'running') await moveEdition(coordinator, id, 'begin');
  return id;
}

/** Answers a part of the check of an edition, by somebody who knows so many of its questions. */
export async function answerCheck(person: AskingPerson, edition: string, position: number, knows: number): Promise<void> {
  const part = await database().editionCheckPart.findUniqueOrThrow({ where: { editionId_position: { editionId: edition, position } }, select: { questions: true, version: { select: { questions: true } } } });
  const keys = part.version.questions as { id: string; right: 'a' | 'b' | 'c' | 'd' }[];
  await keepAnswers(person, edition, position, new Map(part.questions.map((question, i) => [question, i < knows ? (keys.find(({ id }) => id === question)?.right ?? 'none') : 'none'])));
}
