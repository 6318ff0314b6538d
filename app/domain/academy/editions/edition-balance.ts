import type { TeamState } from '#app/platform/generated/enums.ts';

/** What of somebody who said yes counts in a selection. */
export interface BalancedDelegate {
  /** As they describe themselves; null where they do not. */
  gender: string | null;
  languages: readonly string[];
  firstTime: boolean;
}

export interface BalancedTeam {
  state: TeamState;
  country: string | null;
  delegates: readonly BalancedDelegate[];
}

export interface Balance {
  teams: number;
  delegates: number;
  /** How many teams of each country, the most first. */
  countries: { country: string; teams: number }[];
  /** How often each description was given, as it was written; those who gave none are counted apart. */
  genders: { gender: string; delegates: number }[];
  genderNotGiven: number;
  /** How many delegates speak each of the languages in which it is taught, and how many none of them. */
  languages: { language: string; delegates: number }[];
  withoutLanguage: number;
  firstTime: number;
}

/**
 * What a choice of teams comes to, by the criteria that everyone who selects sees. Descriptions of gender count as one where they differ in
 * case or blanks only; nothing is made of what somebody did not say. Pure; the same for the same teams in any order.
 */
export function balanceOf(teams: readonly BalancedTeam[], taught: readonly string[]): Balance {
  const delegates = teams.flatMap((team) => team.delegates);
  const said = delegates.flatMap(({ gender }) => (gender === null || gender.trim() === '' ? [] : [gender.trim().replace(/\s+/g, ' ')]));
  const genders = new Map<string, string[]>();
  for (const one of said) genders.set(one.toLocaleLowerCase(), [...(genders.get(one.toLocaleLowerCase()) ?? []), one]);
  return {
    teams: teams.length,
    delegates: delegates.length,
    countries: counted(teams.map(({ country }) => country ?? '')).map(([country, count]) => ({ country, teams: count })),
    genders: [...genders.values()].map((written) => ({ gender: [...written].sort(compare)[0] ?? '', delegates: written.length })).sort((a, b) => b.delegates - a.delegates || compare(a.gender, b.gender)),
    genderNotGiven: delegates.length - said.length,
    languages: taught.map((language) => ({ language, delegates: delegates.filter((one) => one.languages.includes(language)).length })),
    withoutLanguage: delegates.filter((one) => !one.languages.some((language) => taught.includes(language))).length,
    firstTime: delegates.filter((one) => one.firstTime).length,
  };
}

function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
