import type { CheckRound } from '#app/platform/generated/enums.ts';

/** Nothing is told of fewer people than these. */
export const FEWEST_PEOPLE = 5;

/** A question as it counts: the letter of its right answer, and the objective of its module that it checks, counted from one, where it names one. */
export interface CountedQuestion {
  id: string;
  right: string;
  objective?: number | undefined;
}

/** What somebody answered in one part of a check. */
export interface AnswerSheet {
  person: string;
  round: CheckRound;
  /** When it was handed in, in milliseconds. */
  at: number;
  /** The letter that was chosen, by question; anything else is no answer. */
  answers: Readonly<Record<string, string>>;
}

/** Shares of right answers, 0 to 1, of the same people before and after; the gain is their difference. */
export interface Gain {
  before: number;
  after: number;
  gain: number;
}

export interface PartGain extends Gain {
  /** How many people are counted: a multiple of five. */
  people: number;
  /** By the objectives that questions name. */
  objectives: (Gain & { objective: number })[];
}

/**
 * How much those who answered a part both times knew before and after. Told of whole groups of five only, in the order in which
 * they answered the second time: whoever comes sixth waits for the tenth, so that no two tables, looked at one after the other,
 * tell what one person answered. What is answered never changes. Null below five. Pure.
 */
export function gainOf(questions: readonly CountedQuestion[], sheets: readonly AnswerSheet[]): PartGain | null {
  const before = new Map(sheets.filter(({ round }) => round === 'before').map((sheet) => [sheet.person, sheet.answers]));
  const both = sheets.filter(({ round, person }) => round === 'after' && before.has(person)).sort((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1));
  const counted = both.slice(0, Math.floor(both.length / FEWEST_PEOPLE) * FEWEST_PEOPLE);
  if (counted.length === 0 || questions.length === 0) return null;
  const share = (asked: readonly CountedQuestion[], answersOf: (sheet: AnswerSheet) => Readonly<Record<string, string>>) =>
    counted.reduce((sum, sheet) => sum + asked.filter(({ id, right }) => answersOf(sheet)[id] === right).length, 0) / (counted.length * asked.length);
  const gain = (asked: readonly CountedQuestion[]): Gain => {
    const [was, is] = [share(asked, ({ person }) => before.get(person) ?? {}), share(asked, ({ answers }) => answers)];
    return { before: was, after: is, gain: is - was };
  };
  const named = [...new Set(questions.flatMap(({ objective }) => objective ?? []))].sort((a, b) => a - b);
  return { people: counted.length, ...gain(questions), objectives: named.map((objective) => ({ objective, ...gain(questions.filter((one) => one.objective === objective)) })) };
}

/** How many are asked of a module of which no question names an objective, where there is to be one for each. */
const WITHOUT_OBJECTIVES = 2;

/**
 * The questions of a module that a check asks, so many or one for `each` objective: first one for each objective that questions name, then from all over the module;
 * in its order. The same module gives the same ones. Pure.
 */
export function chooseQuestions<Q extends Pick<CountedQuestion, 'id' | 'objective'>>(questions: readonly Q[], wanted: number | 'each'): Q[] {
  const first = questions.filter(({ objective }, i) => objective !== undefined && questions.findIndex((one) => one.objective === objective) === i);
  const count = wanted === 'each' ? first.length || WITHOUT_OBJECTIVES : wanted;
  const rest = questions.filter((one) => !first.includes(one));
  const chosen = [...spread(first, count), ...spread(rest, count - Math.min(count, first.length))];
  return questions.filter((one) => chosen.includes(one));
}

/** So many of a list, as far from each other as they can be. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (count >= list.length) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / count)] as T);
}
