import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { database } from '#app/platform/database.server.ts';
import { seedDemo } from '#prisma/seed/demo.server.ts';

it('seeds requests in every state', async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  await seedDemo();
  const rows = await database().assistanceRequest.groupBy({ by: ['state'], _count: true });
  expect(rows.map(({ state }) => state).sort()).toEqual(['accepted', 'clarifying', 'completed', 'declined', 'draft', 'referred', 'submitted', 'withdrawn']);
}, 120_000);
