import { expect, it } from 'vitest';
import { ConfigurationError } from '#app/platform/config.server.ts';
import { database } from '#app/platform/database.server.ts';
import { seedDemo } from '#prisma/seed/demo.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { changedRows, hashRows } from '../setup/rows.ts';

it('a database of real accounts takes nothing of the demonstration; one of the demonstration nothing twice, and half a one is told', async () => {
  await makePerson([]);
  const before = await hashRows();
  await expect(seedDemo()).rejects.toThrow(ConfigurationError);
  await expect(seedDemo()).rejects.toThrow(/^This database holds real accounts/);
  expect(changedRows(before, await hashRows())).toEqual([]);
  await database().mark.create({ data: { name: 'demo', value: 'whole' } });
  const marked = await hashRows();
  await seedDemo();
  expect(changedRows(marked, await hashRows())).toEqual([]);
  await database().mark.update({ where: { name: 'demo' }, data: { value: 'begun' } });
  await expect(seedDemo()).rejects.toThrow(/^The demonstration is incomplete/);
});
