import { beforeAll, expect, it } from 'vitest';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { makeScene, type Scene } from '#tests/setup/scene.ts';
import { readSeen } from './assessments.server.ts';
import { assessmentAbilities } from './policy.ts';
import { shareAssessment } from './sharing.server.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await makeScene('words of the house');
  await shareAssessment(scene.people.lead, scene.ids.completed ?? '', { sharing: 'scores', inAggregates: false });
}, 120_000);

it.each(['read', 'readShared'] as const)('one assessment is found by exactly those whom the policy lets %s it', async (action) => {
  const all = (await database().assessment.findMany({ select: { id: true } })).map(({ id }) => id);
  let allowed = 0;
  for (const person of Object.values(scene.people)) {
    const may = new Set((await database().assessment.findMany({ where: within(assessmentAbilities(person), action, 'Assessment'), select: { id: true } })).map(({ id }) => id));
    for (const id of all) {
      const seen = await readSeen(person, id, [action], Prisma.empty).then(() => true, (error: unknown) => (error instanceof NotFound ? false : Promise.reject(error)));
      expect({ person: person.pseudonym, id, seen }).toEqual({ person: person.pseudonym, id, seen: may.has(id) });
    }
    allowed += may.size;
  }
  expect(allowed).toBeGreaterThan(0);
});
