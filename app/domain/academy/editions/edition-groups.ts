/** A team that goes, with how many of it, and the group that was chosen for it. */
export interface DividedTeam {
  id: string;
  people: number;
  group: number | null;
}

/**
 * In which group each team is: where one was chosen that there is, in that; all others where the fewest people are, the largest team first. A
 * team is never parted. The same for the same teams in any order; of fewer than two groups nobody is in any. Pure.
 */
export function divideTeams(teams: readonly DividedTeam[], groups: number): Map<string, number> {
  if (groups < 2) return new Map();
  const sizes = Array.from({ length: groups }, () => 0);
  const divided = new Map<string, number>();
  const put = ({ id, people }: DividedTeam, group: number) => {
    divided.set(id, group);
    sizes[group - 1] = (sizes[group - 1] ?? 0) + people;
  };
  const isChosen = ({ group }: DividedTeam) => group !== null && group >= 1 && group <= groups;
  for (const team of teams) if (isChosen(team)) put(team, team.group ?? 1);
  const rest = teams.filter((team) => !isChosen(team)).sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
  for (const team of rest) put(team, sizes.indexOf(Math.min(...sizes)) + 1);
  return divided;
}

/** In which group somebody goes with one of the teams, by the ids of those who go; null where they are not divided, or that one does not go. Pure. */
export function groupOf(personId: string, teams: readonly { id: string; group: number | null; people: readonly string[] }[], groups: number): number | null {
  const own = teams.find(({ people }) => people.includes(personId));
  return own ? (divideTeams(teams.map(({ id, group, people }) => ({ id, group, people: people.length })), groups).get(own.id) ?? null) : null;
}
