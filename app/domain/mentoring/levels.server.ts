import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { COMPETENCIES, type Competency } from './competencies.ts';
import type { RatingsEntry } from './goal-form.ts';
import { findGoingOn, holdGoingOn } from './pairing.server.ts';
import { latestLevel } from './progress.ts';

/** The competencies of a pairing's goals, with the level that the person last saw and the other one's. @throws NotFound, Refusal */
export async function readLevels(person: AskingPerson, pairingId: string) {
  const standing = await findGoingOn(person, pairingId);
  const [goals, ratings] = await Promise.all([
    database().goal.findMany({ where: { pairingId, state: { not: 'dropped' } }, select: { competency: true } }),
    database().levelRating.findMany({ where: { pairingId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { competency: true, level: true, ratedBy: true } }),
  ]);
  const wanted = new Set(goals.map(({ competency }) => competency));
  const levels = COMPETENCIES.filter((id) => wanted.has(id)).map((competency: Competency) => ({ competency, own: latestLevel(ratings, competency, standing.part), others: latestLevel(ratings, competency, standing.part === 'mentee' ? 'mentor' : 'mentee') }));
  return { standing, levels };
}

/** Writes down the levels as the person sees them today: what was rated before stays. @throws NotFound, Refusal */
export async function rateLevels(person: AskingPerson, pairingId: string, entry: RatingsEntry): Promise<void> {
  const { standing, levels } = await readLevels(person, pairingId);
  const known = entry.filter(({ competency }) => levels.some((one) => one.competency === competency));
  if (known.length === 0) return;
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, pairingId);
    await tx.levelRating.createMany({ data: known.map(({ competency, level }) => ({ id: newId(), pairingId, competency, level, ratedBy: standing.part, at: now() })) });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'level.rated', subjectType: 'pairing', subjectId: pairingId });
  });
}
