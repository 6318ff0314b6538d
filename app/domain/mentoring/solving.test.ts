import { expect, it } from 'vitest';
import { solveApart } from './solving.server.ts';

const NOBODY = { mentees: [], mentors: [], fixed: [], forbidden: [] };

it('a round that takes longer to solve than it may is stopped, and that is said in words', async () => {
  await expect(solveApart(NOBODY, 0)).rejects.toMatchObject({ name: 'Refusal', reason: 'mentoring.refusals.solvingTooLong' });
});

it('one that does not is solved', async () => {
  expect(await solveApart(NOBODY)).toMatchObject({ pairs: [], placed: 0 });
});
