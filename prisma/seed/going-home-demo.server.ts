import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveEdition } from '#app/domain/academy/editions/edition-changes.server.ts';
import { issueCertificate } from '#app/domain/academy/editions/certificate.server.ts';
import { answerFollowUp } from '#app/domain/academy/editions/plan-follow-up.server.ts';
import { delegacyOf } from './editions.server.ts';
import { presentPlan, writeLine } from './plans.server.ts';

const PLANS = [
  [
    { problem: 'Nobody answers when someone is taken in at night.', activity: 'A night line of four, on turns, with a lawyer to call.', who: 'The outreach four', byWhen: 'Three months', support: 'assistance', wanted: 'Someone who has set up a night line, to look over ours.' },
    { problem: 'Meetings are always led by the same two.', activity: 'Each month someone else leads, with one of us beside them.', who: 'All of the team', byWhen: 'From next month on', support: 'mentoring', wanted: 'Somebody to accompany the youngest of us.' },
    { problem: 'New members do not know what we do.', activity: 'A first evening for everyone who joins.', who: 'Two of the office', byWhen: 'Six weeks', support: 'none', wanted: '' },
  ],
  [
    { problem: 'The clinic asks for papers that many do not have.', activity: 'Talks with the head of the clinic, with figures.', who: 'The board', byWhen: 'Half a year', support: 'visit', wanted: 'To see a house where this has worked.' },
    { problem: 'Our accounts come late each quarter.', activity: 'A table that two can read, and one hour each Friday.', who: 'Office and board', byWhen: 'Next quarter', support: 'none', wanted: '' },
  ],
] as const;

interface PastTeam {
  team: string;
  people: readonly AskingPerson[];
}

/** Plans that were presented in an edition that runs, which is then finished and closed, and certificates of who took theirs. Returns the lines of the first plan. */
export async function seedPastPlans(coordinator: AskingPerson, edition: string, teams: readonly PastTeam[]): Promise<string[]> {
  const lines = [];
  for (const [k, { team, people }] of teams.entries()) {
    const [writer] = people;
    if (writer) lines.push(await presentPlan(writer, coordinator, team, PLANS[k % PLANS.length] ?? PLANS[0]));
  }
  for (const move of ['finish', 'close'] as const) await moveEdition(coordinator, edition, move);
  for (const { team, people } of teams) for (const person of people.slice(0, 2)) await issueCertificate(person, await delegacyOf(team, person));
  return lines[0] ?? [];
}

/** What became of a plan after three months. */
export async function answerFirstFollowUp(lead: AskingPerson, lines: readonly string[]): Promise<void> {
  const said = [{ standing: 'under_way', words: 'The turns work. We still look for a lawyer for the weekends.' }, { standing: 'done', words: 'Five of us have led by now.' }, { standing: 'changed', words: 'It became a letter and a walk through the house: an evening was too long.' }] as const;
  for (const [k, line] of lines.entries()) await answerFollowUp(lead, line, 3, { ...(said[k] ?? said[0]), edit: 0 });
}

/** A plan on which a team still writes. */
export async function seedPlanInWriting(team: string, people: readonly AskingPerson[]): Promise<void> {
  const [first, second = first] = people;
  if (!first || !second) return;
  await writeLine(first, team, { problem: 'We hear of raids a day too late.', activity: 'A chain of calls through three towns.', who: 'One of us in each town', byWhen: 'Before the feast days', support: 'visit', wanted: 'To see how others have built theirs.' });
  await writeLine(second, team, { problem: 'Nobody but the two of us knows the figures.', activity: '', who: '', byWhen: '', support: 'none', wanted: '' });
}
