import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { findSessionPerson, openSession } from '#app/domain/accounts/lucia.server.ts';
import { publishCurriculum } from '#app/domain/academy/library/publishing.server.ts';
import { readAnswerPage } from '#app/domain/assessment/answering.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { knownIds } from '#app/http/taught-ids.server.ts';
import { database } from '#app/platform/database.server.ts';
import { seedDemo } from '#prisma/seed/demo.server.ts';

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  // As the program does before: some people of the demonstration are there for what they write of it.
  await publishCurriculum(join(process.cwd(), 'curriculum'), await knownIds());
  await seedDemo();
}, 400_000);

async function personOf(pseudonym: string): Promise<AskingPerson> {
  const { id } = await database().person.findFirstOrThrow({ where: { pseudonym }, select: { id: true } });
  const person = await findSessionPerson(await openSession(id, true));
  if (!person) throw new Error(`nobody is called ${pseudonym}`);
  return person;
}

it('seeds assessments in each state in which there is something to do or to read, and history', async () => {
  const states = await database().assessment.groupBy({ by: ['state'], _count: true });
  expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toMatchObject({ answering: 1, consensus: 1 });
  expect(states.find(({ state }) => state === 'completed')?._count).toBeGreaterThan(5);
});

it('has one that two named accounts are answering: whole pages, one half of a page, and the rest of it empty', async () => {
  const { id } = await database().assessment.findFirstOrThrow({ where: { state: 'answering' }, select: { id: true } });
  for (const pseudonym of ['Néré', 'Baobab']) {
    const person = await personOf(pseudonym);
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((position) => readAnswerPage(person, id, position)));
    const answered = pages.map(({ component, answers }) => [answers.filter(({ kind }) => kind !== null).length, component.criteria.length]);
    expect(answered.map(([given = 0, asked = 0]) => (given === 0 ? 'none' : given === asked ? 'all' : 'some'))).toEqual(['all', 'all', 'some', 'none', 'none', 'none']);
  }
});

it('has 24 organisations, at least three in each network', async () => {
  const counts = await database().organisation.groupBy({ by: ['networkId'], where: { kind: { in: ['national', 'local'] } }, _count: true });
  expect(counts.reduce((sum, { _count }) => sum + _count, 0)).toBe(24);
  expect(counts.map(({ _count }) => _count >= 3)).toEqual(Array.from({ length: 6 }, () => true));
});

it('calls nobody by a number', async () => {
  const pseudonyms = await database().person.findMany({ select: { pseudonym: true } });
  expect(pseudonyms.filter(({ pseudonym }) => /\d|^Person\b/.test(pseudonym))).toEqual([]);
  const told = Number(/The demonstration has about (\d+) people/.exec(readFileSync('README.md', 'utf8'))?.[1]);
  expect(Math.abs(pseudonyms.length - told), `${pseudonyms.length} people`).toBeLessThanOrEqual(5);
});
