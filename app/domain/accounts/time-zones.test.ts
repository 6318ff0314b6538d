import { describe, expect, it } from 'vitest';
import { accountSchema } from './model.ts';
import { timeZones, timeZonesWith } from './time-zones.ts';

describe('the zones that one chooses from', () => {
  it('begin with UTC, name each once, and are what an account takes', () => {
    expect(timeZones()[0]).toBe('UTC');
    expect(new Set(timeZones()).size).toBe(timeZones().length);
    const account = (timeZone: string) => accountSchema.safeParse({ locale: 'fr', timeZone, recoveryAddress: '' }).success;
    expect(timeZones().every(account)).toBe(true);
    expect(account('Mars/Olympus')).toBe(false);
  });

  it('hold what was chosen by another name of it, once', () => {
    expect(timeZonesWith('UTC')).toEqual(timeZones());
    expect(timeZonesWith('')).toEqual(timeZones());
    expect(timeZonesWith('Asia/Old_Name')).toEqual(['Asia/Old_Name', ...timeZones()]);
  });
});
