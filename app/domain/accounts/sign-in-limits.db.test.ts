import { expect, it } from 'vitest';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool } from '#app/platform/database.server.ts';
import { countAttempt, deletePastAttempts } from './sign-in-limits.server.ts';

const kept = async () => (await connectionPool().query('select 1 from rate_limit')).rowCount;

it('what was counted of attempts to sign in is deleted once its quarter of an hour is over, and not before', async () => {
  await connectionPool().query('delete from rate_limit');
  await countAttempt('mango', '192.0.2.7', false);
  const counted = await kept();
  expect(counted).toBeGreaterThan(1);
  await deletePastAttempts();
  expect(await kept()).toBe(counted);
  setClock(() => new Date(Date.now() + 16 * 60_000));
  await deletePastAttempts();
  setClock();
  expect(await kept()).toBe(0);
});
