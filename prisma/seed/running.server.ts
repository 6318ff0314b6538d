import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { addDays } from '#app/domain/calendar/local-time.ts';
import { now } from '#app/platform/clock.server.ts';
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
