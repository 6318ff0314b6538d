import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { openSafes } from '#app/platform/encryption.server.ts';
import { COMPETENCIES } from './competencies.ts';
import { placeOfTaking } from './opportunities.server.ts';
import { readGoals, readPairings, readRatedLevels, readReflections, readTakings, readTicked } from './growth-rows.server.ts';
import type { PortfolioPart } from './portfolio-form.ts';
import { courseOf, gainedIn, progressOf } from './progress.ts';

/** What a mentee has come to over all their pairings: theirs alone. As many questions to the database however long it lasts. */
export async function readGrowth(person: AskingPerson) {
  const [pairings, goals, levels, takings, reflections, items] = await Promise.all([readPairings(person.id), readGoals(person.id), readRatedLevels(person.id), readTakings(person.id), readReflections(person.id), readTicked(person.id)]);
  const safes = await openSafes(pairings.map(({ id }) => id));
  const latest = (competency: string) => levels.get(competency)?.at(-1)?.level;
  return {
    today: now().toISOString().slice(0, 10),
    competencies: COMPETENCIES.flatMap((id) => {
      const own = levels.get(id);
      return own ? [{ id, course: courseOf(own), gained: gainedIn(own), level: latest(id) ?? 1 }] : [];
    }),
    goals: goals.map((goal) => ({ id: goal.id, competency: goal.competency, state: goal.state, startLevel: goal.startLevel, wantedLevel: goal.wantedLevel, ...progressOf(goal, latest(goal.competency) ?? goal.startLevel, goal.steps) })),
    pairings: pairings.map(({ id, state, acceptedAt, endedAt, held }) => ({ id, state, from: acceptedAt.toISOString(), to: endedAt?.toISOString() ?? null, held })),
    opportunities: takings.map((one) => ({ id: one.opportunityId, kind: one.kind, at: one.settledAt.toISOString(), gave: safes.get(one.pairingId)?.unseal(one.gave, placeOfTaking(one.opportunityId, one.pairingId)) ?? '' })),
    reflections: reflections.map((row) => {
      const open = (field: 'learned' | 'proud' | 'next') => safes.get(row.pairingId)?.unseal(row[field], { model: 'reflection', field, rowId: `${row.pairingId}:${person.id}` }) ?? '';
      return { id: row.pairingId, at: row.doneAt.toISOString(), learned: open('learned'), proud: open('proud'), next: open('next') };
    }),
    ticked: items.map(({ part, subject }) => `${part}:${subject}`),
  };
}
export type Growth = Awaited<ReturnType<typeof readGrowth>>;

/** Keeps what is to be in the portfolio: only what is the person's own is kept. */
export async function tickPortfolio(person: AskingPerson, items: readonly { part: PortfolioPart; subject: string }[]): Promise<void> {
  const growth = await readGrowth(person);
  const own = new Set(ownItems(growth));
  const known = items.filter(({ part, subject }) => own.has(`${part}:${subject}`));
  await inTransaction(async (tx) => {
    await tx.portfolioItem.deleteMany({ where: { personId: person.id } });
    await tx.portfolioItem.createMany({ data: known.map((item) => ({ personId: person.id, ...item })), skipDuplicates: true });
  });
}

/** All that could be ticked. */
export function ownItems({ competencies, goals, opportunities, reflections, pairings }: Pick<Growth, 'competencies' | 'goals' | 'opportunities' | 'reflections' | 'pairings'>): string[] {
  return [...competencies.map(({ id }) => `competency:${id}`), ...goals.map(({ id }) => `goal:${id}`), ...opportunities.map(({ id }) => `opportunity:${id}`), ...reflections.map(({ id }) => `reflection:${id}`), ...pairings.map(({ id }) => `meetings:${id}`)];
}
