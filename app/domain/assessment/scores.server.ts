import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { assessmentAbilities } from './policy.ts';

/**
 * The scores by component of an organisation's completed assessments, as far as the person may see them, the newest first. One that was
 * corrected gives way once the person may see the correction, complete: until then there is nothing in its place. `replaces`: those that it corrects, by way of others too; `asOf`: when the first of them was completed.
 */
export async function listScores(person: AskingPerson, organisationId: string): Promise<{ id: string; completedAt: Date; asOf: Date; scores: Record<string, number | null>; replaces: string[] }[]> {
  const abilities = assessmentAbilities(person);
  const seen = { AND: [{ state: 'completed' as const }, { OR: [within(abilities, 'read', 'Assessment'), within(abilities, 'readShared', 'Assessment')] }] };
  const [found, corrections] = await Promise.all([
    database().assessment.findMany({
      where: { AND: [{ organisationId }, seen, { NOT: { revision: { is: seen } } }] },
      relationLoadStrategy: 'join',
      orderBy: { completedAt: 'desc' },
      take: 50,
      select: { id: true, completedAt: true, scores: { select: { componentKey: true, score: true } } },
    }),
    database().assessment.findMany({ where: { organisationId, revisionOfId: { not: null } }, relationLoadStrategy: 'join', select: { id: true, revisionOfId: true, revisionOf: { select: { completedAt: true } } } }),
  ]);
  const corrected = new Map(corrections.map(({ id, revisionOfId }) => [id, revisionOfId]));
  const completed = new Map(corrections.map(({ revisionOfId, revisionOf }) => [revisionOfId, revisionOf?.completedAt]));
  return found.flatMap(({ id, completedAt, scores }) => {
    if (!completedAt) return [];
    const replaces = chainOf(id, corrected);
    return [{ id, completedAt, asOf: completed.get(replaces.at(-1) ?? null) ?? completedAt, replaces, scores: Object.fromEntries(scores.map(({ componentKey, score }) => [componentKey, score])) }];
  });
}

/** From one to the next for as long as there is another. */
function chainOf(id: string, next: ReadonlyMap<string, string | null>): string[] {
  const following = next.get(id);
  return following ? [following, ...chainOf(following, next)] : [];
}
