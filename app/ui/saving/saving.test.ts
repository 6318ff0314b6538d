import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterwards, isUnsaved, pauseBefore, type SavingEvent, type SavingState } from './saving.ts';

type Event = SavingEvent<typeof theirs>;
const rest: SavingState<typeof theirs> = { at: 'rest', version: 3, savedAt: null };
const theirs = { choice: '2', note: 'theirs', evidence: '', version: 5 };
const run = (...events: Event[]) => events.reduce<SavingState<typeof theirs>>(afterwards, rest);

describe('saving what is typed', () => {
  it('is saved only when the server said so', () => {
    expect(run({ happened: 'changed' }, { happened: 'sent' }).at).toBe('sending');
    expect(run({ happened: 'changed' }, { happened: 'sent' }, { happened: 'saved', version: 4, savedAt: 'now' })).toEqual({ at: 'rest', version: 4, savedAt: 'now' });
  });

  it('sends again what was typed while it was on its way', () => {
    expect(run({ happened: 'changed' }, { happened: 'sent' }, { happened: 'changed' }, { happened: 'saved', version: 4, savedAt: 'now' })).toEqual({ at: 'changed', version: 4 });
  });

  it('keeps the words through a lost connection and an ended session', () => {
    expect(run({ happened: 'changed' }, { happened: 'sent' }, { happened: 'failed' })).toEqual({ at: 'waiting', version: 3, attempts: 1 });
    expect(isUnsaved(run({ happened: 'changed' }, { happened: 'sent' }, { happened: 'signedOut' }))).toBe(true);
    expect([1, 2, 3, 10].map(pauseBefore)).toEqual([1000, 2000, 4000, 30_000]);
  });

  it('writes over a newer answer only once it was seen and one chose to', () => {
    const conflict = run({ happened: 'changed' }, { happened: 'sent' }, { happened: 'conflict', theirs });
    expect(afterwards(conflict, { happened: 'changed' }).at).toBe('conflict');
    expect(afterwards(conflict, { happened: 'keptMine' })).toEqual({ at: 'changed', version: 5 });
    expect(afterwards(conflict, { happened: 'tookTheirs' })).toEqual({ at: 'rest', version: 5, savedAt: null });
  });

  it('never rests with a version that the server did not give', () => {
    const event = fc.constantFrom<Event>({ happened: 'changed' }, { happened: 'sent' }, { happened: 'failed' }, { happened: 'signedOut' }, { happened: 'saved', version: 4, savedAt: 'now' }, { happened: 'conflict', theirs }, { happened: 'keptMine' }, { happened: 'tookTheirs' });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        expect([3, 4, 5]).toContain(run(...events).version);
      }),
    );
  });
});

it('tells what is to be put right in what is saved all the same, until the next change', () => {
  const saved = afterwards({ at: 'sending', version: 1, again: false }, { happened: 'saved', version: 2, savedAt: '2027-01-01T00:00:00Z', errors: { latestOn: 'a.key' } });
  expect(saved).toEqual({ at: 'rest', version: 2, savedAt: '2027-01-01T00:00:00Z', errors: { latestOn: 'a.key' } });
  expect(isUnsaved(saved)).toBe(false);
  expect(afterwards(saved, { happened: 'changed' })).toEqual({ at: 'changed', version: 2 });
});
