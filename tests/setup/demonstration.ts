import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { seedDemo } from '#prisma/seed/demo.server.ts';

const DAY = 86_400_000;

/**
 * Makes the demonstration as on the next day of that weekday (Monday is 1) at an hour of UTC, from which the clock goes on to the end of the
 * file: it is made at any hour of any day, and late in the evening of one country it is tomorrow in another.
 */
export async function seedDemoOn(weekday: number, hour: string): Promise<void> {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const days = (weekday - new Date(today).getUTCDay() + 7) % 7;
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: new Date(`${new Date(today + days * DAY).toISOString().slice(0, 10)}T${hour}:00Z`) });
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  await seedDemo();
}

afterAll(() => void vi.useRealTimers());
