import { describe, expect, it } from 'vitest';
import { fieldsOfTime, timeOfVisit } from './visit-when.ts';

const OPEN = { weekdays: [1, 2, 3, 4, 5, 6, 7], site: { capacity: null } };
const PRESENT = new Date('2027-01-01T00:00Z');
/** Clocks in Paris show 02:00 to 03:00 twice on that day. */
const TWICE = { day: '2027-10-31', time: '02:30', minutes: 60, zone: 'Europe/Paris' };

describe('an hour that the clocks show twice', () => {
  it('is asked about, and is the one that was said', () => {
    expect(() => timeOfVisit(TWICE, OPEN, 1, PRESENT)).toThrow(expect.objectContaining({ field: 'which', reason: 'academy.errors.twice' }));
    for (const [which, startsAt] of [['first', '2027-10-31T00:30:00.000Z'], ['second', '2027-10-31T01:30:00.000Z']] as const) {
      const time = timeOfVisit({ ...TWICE, which }, OPEN, 1, PRESENT);
      expect([time.startsAt.toISOString(), +time.endsAt - +time.startsAt]).toEqual([startsAt, 3_600_000]);
      expect(fieldsOfTime(time, TWICE.zone)).toEqual({ day: TWICE.day, time: TWICE.time, which, minutes: '60' });
    }
  });

  it('is not asked about where they show it once, whatever was said', () => {
    for (const which of ['', 'first', 'second'] as const) expect(timeOfVisit({ ...TWICE, time: '03:30', which }, OPEN, 1, PRESENT).startsAt.toISOString()).toBe('2027-10-31T02:30:00.000Z');
    expect(fieldsOfTime({ startsAt: new Date('2027-10-31T02:30Z'), endsAt: new Date('2027-10-31T04:00Z') }, TWICE.zone)).toEqual({ day: TWICE.day, time: '03:30', which: '', minutes: '90' });
  });

  it('of which the first is over is still to come where the second is meant', () => {
    const between = new Date('2027-10-31T01:00Z');
    expect(() => timeOfVisit({ ...TWICE, which: 'first' }, OPEN, 1, between)).toThrow('academy.errors.past');
    expect(timeOfVisit({ ...TWICE, which: 'second' }, OPEN, 1, between).startsAt.toISOString()).toBe('2027-10-31T01:30:00.000Z');
  });
});
