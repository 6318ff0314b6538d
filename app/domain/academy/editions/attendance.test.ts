import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Presence } from '#app/platform/generated/enums.ts';
import { changedPresences, presencesAt, type Mark } from './attendance.ts';
import { dayAt, daysOf } from './running-model.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const presence = fc.constantFrom<Presence>('present', 'excused', 'absent');
const list = fc.dictionary(fc.constantFrom(...PEOPLE), presence, { maxKeys: 5 }).map((one) => new Map(Object.entries(one)));
/** Savings one after the other, each by somebody who saw the list as it stood after some earlier one. */
const savings = fc.array(fc.record({ entered: list, age: fc.nat(3) }), { maxLength: 8 });

function save(marks: readonly Mark[], seen: number, entered: ReadonlyMap<string, Presence>): Mark[] {
  const version = Math.max(0, ...marks.map((one) => one.version)) + 1;
  return [...marks, ...[...changedPresences(marks, seen, entered)].map(([delegateId, one]) => ({ delegateId, presence: one, version }))];
}
const after = (steps: readonly { entered: Map<string, Presence>; age: number }[]) => steps.reduce<Mark[]>((marks, { entered, age }) => save(marks, Math.max(0, Math.max(0, ...marks.map((one) => one.version)) - age), entered), []);
const latest = (marks: readonly Mark[]) => Math.max(0, ...marks.map((one) => one.version));

describe('a list of who was there', () => {
  it('holds what was sent by whoever saw it as it stands', () => {
    fc.assert(fc.property(savings, list, (steps, entered) => {
      const marks = after(steps);
      expect(presencesAt(save(marks, latest(marks), entered))).toEqual(new Map([...presencesAt(marks), ...entered]));
    }));
  });

  it('sent twice changes once', () => {
    fc.assert(fc.property(savings, list, fc.nat(5), (steps, entered, age) => {
      const marks = after(steps);
      const seen = Math.max(0, latest(marks) - age);
      const once = save(marks, seen, entered);
      expect(save(once, seen, entered)).toEqual(once);
    }));
  });

  it('by two at once keeps what each of them changed, and nothing of what they only sent along', () => {
    fc.assert(fc.property(savings, list, list, (steps, first, second) => {
      const marks = after(steps);
      const stood = presencesAt(marks);
      const seen = latest(marks);
      const result = presencesAt(save(save(marks, seen, new Map([...stood, ...first])), seen, new Map([...stood, ...second])));
      for (const person of PEOPLE) {
        const [one, two] = [first.get(person), second.get(person)].map((said) => (said === stood.get(person) ? undefined : said));
        expect(result.get(person)).toBe(two ?? one ?? stood.get(person));
      }
    }));
  });

  it('loses no earlier word', () => {
    fc.assert(fc.property(savings, (steps) => {
      let marks: Mark[] = [];
      for (const { entered, age } of steps) {
        const next = save(marks, Math.max(0, latest(marks) - age), entered);
        expect(next.slice(0, marks.length)).toEqual(marks);
        marks = next;
      }
    }));
  });
});

it('days are counted from one, over the end of a month and of a summer time', () => {
  const days = { startsOn: '2026-03-27', endsOn: '2026-04-02' };
  expect(daysOf(days)).toEqual(['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02']);
  expect([0, 1, 7, 8].map((number) => dayAt(days, number))).toEqual([null, '2026-03-27', '2026-04-02', null]);
});
