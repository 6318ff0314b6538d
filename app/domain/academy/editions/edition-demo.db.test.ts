import { expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { seedDemoOn } from '#tests/setup/demonstration.ts';
import { readReport } from './evaluation-report.server.ts';
import { readTimetable } from './timetable-page.server.ts';

it('seeds an edition that is past with eight teams, a timetable, attendance and days looked back on', async () => {
  await seedDemoOn(2, '21:05');
  const coordinator: AskingPerson = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  const { id } = await database().edition.findFirstOrThrow({ where: { state: 'closed' } });
  const timetable = await readTimetable(coordinator, id, 'en', 'all');
  expect([timetable.isPublished, timetable.entries.length > 0, timetable.missing]).toEqual([true, true, []]);
  const report = await readReport(coordinator, id, 'en');
  expect([report.teams, report.attendance?.length, report.reflections.told >= 8]).toEqual([8, 20, true]);
  expect(report.countries.filter(({ count }) => count >= 5).length).toBeGreaterThanOrEqual(4);
}, 240_000);
