import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { keepAttendance, readAttendance } from '#app/domain/academy/editions/attendance.server.ts';
import { layOutFile, layOutPapers, readLayingOut } from '#app/domain/academy/editions/day-materials.server.ts';
import { writeToAll } from '#app/domain/academy/editions/edition-messages.server.ts';
import { openCheck, openSecondRound } from '#app/domain/academy/editions/knowledge-check.server.ts';
import { giveReflection } from '#app/domain/academy/editions/reflections.server.ts';
import type { ReflectionAnswer } from '#app/domain/academy/editions/reflections.ts';
import { daysOf, HALVES } from '#app/domain/academy/editions/running-model.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import type { DayHalf, Presence } from '#app/platform/generated/enums.ts';
import { daysAgo } from './past.server.ts';
import { answerCheck } from './running.server.ts';

interface Run {
  edition: string;
  zone: string;
  trainer: AskingPerson;
  coordinator: AskingPerson;
  /** Who goes, six of them or more. */
  people: readonly AskingPerson[];
  /** How many days ago each day was that is told of, the first first. */
  days: readonly number[];
  /** How many looked back on each of those days. */
  lookedBack: readonly number[];
  /** Whether it was asked a second time, on the last of them. */
  isAskedAgain: boolean;
}

const SAID: readonly ReflectionAnswer[] = [
  { useful: '4', voice: '4', text: 'The map of our own town: I want to do that at home.' },
  { useful: '3', voice: '3', text: 'More time in small groups, please. The hall is loud.' },
  { useful: '4', voice: '3', text: '' },
  { useful: '3', voice: '4', text: 'The French came late twice.' },
  { useful: '4', voice: '2', text: 'I did not dare to say something in front of all. In threes it was good.' },
  { useful: '2', voice: '4', text: 'A longer break in the afternoon.' },
];
/** How many modules are answered for; answering for all of them tells nothing more. */
const ANSWERED = 6;
/** And how many people answer. */
const ANSWERING = 15;

/** What happens on days of an edition: who was there, what was laid out, said, asked and answered. */
export async function seedRun({ edition, zone, trainer, coordinator, people, days, lookedBack, isAskedAgain }: Run): Promise<void> {
  const { startsOn, endsOn, curriculumId } = await database().edition.findUniqueOrThrow({ where: { id: edition } });
  const all = daysOf({ startsOn: startsOn.toISOString().slice(0, 10), endsOn: endsOn.toISOString().slice(0, 10) });
  const numberToday = () => all.indexOf(dayIn(zone, now())) + 1;
  const isTaught = (await database().curriculumModule.count({ where: { curriculumId } })) > 0;
  for (const [k, ago] of days.entries()) {
    await daysAgo(ago, async () => {
      const number = numberToday();
      if (number === 0) return;
      for (const half of HALVES) await markAll(trainer, edition, number, half, half === 'afternoon' ? k : null);
      for (const [i, person] of people.slice(0, lookedBack[k] ?? 0).entries()) await giveReflection(person, edition, number, { ...(SAID[(i + k) % SAID.length] as ReflectionAnswer), ...(i < SAID.length ? {} : { text: '' }) });
      if (isTaught) await layOut(trainer, edition, number, k);
      if (k === 0) await writeToAll(coordinator, edition, 'Welcome! Breakfast is from seven. Who needs a fridge for medicine asks at the desk for the green key.');
      if (k === 0 && isTaught) await openCheck(trainer, edition, isAskedAgain ? 'each' : 2);
      if (k === 0 && isTaught) for (const [i, person] of people.slice(0, ANSWERING).entries()) for (let part = 1; part <= ANSWERED; part += 1) await answerCheck(person, edition, part, (i + part) % 3);
      if (!isAskedAgain || k < days.length - 1 || !isTaught) return;
      await openSecondRound(trainer, edition);
      for (const [i, person] of people.slice(0, ANSWERING).entries()) for (let part = 1; part <= ANSWERED; part += 1) await answerCheck(person, edition, part, (i + part) % 4 === 0 ? 1 : 2 + ((i + part) % 4));
    });
  }
  await daysAgo(days.at(-2) ?? 0, () => writeToAll(trainer, edition, 'Tomorrow we begin half an hour later. Bring the map of your town.'));
}

/** Everyone was there, but one in turn; and the first day something was written down wrong and put right. */
async function markAll(trainer: AskingPerson, edition: string, number: number, half: DayHalf, missing: number | null): Promise<void> {
  const { delegates } = await readAttendance(trainer, edition, number, half);
  const away = missing === null ? undefined : delegates[missing % delegates.length];
  const keep = (version: number, rest: boolean, presence: Presence) => keepAttendance(trainer, edition, number, half, { version, rest, presences: new Map(away ? [[away.id, presence]] : []) });
  await keep(0, true, 'absent');
  if (missing === 0) await keep(1, false, 'excused');
}

async function layOut(trainer: AskingPerson, edition: string, number: number, k: number): Promise<void> {
  const { modules } = await readLayingOut(trainer, edition, number, 'en');
  for (const { id } of modules.slice(k * 2, k * 2 + 2)) await layOutPapers(trainer, edition, number, { module: id, papers: ['guide', 'handout', 'slides'] });
  if (k === 0) await layOutFile(trainer, edition, number, { title: 'Where things are', bytes: Buffer.from('Hall: second floor. Quiet room: next to the stairs. Water: in each corridor.\n'), givenName: 'place.txt' });
}
