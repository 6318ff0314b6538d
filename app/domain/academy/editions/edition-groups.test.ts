import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divideTeams, groupOf } from './edition-groups.ts';

const teams = fc.uniqueArray(fc.record({ id: fc.uuid(), people: fc.integer({ min: 3, max: 5 }), group: fc.option(fc.integer({ min: 1, max: 4 })) }), { selector: ({ id }) => id, maxLength: 12 });

it('each team is in one group that there is, in its own where one was chosen, and the others are put evenly, in whatever order they are told', () => {
  fc.assert(fc.property(teams, fc.integer({ min: 2, max: 4 }), (all, groups) => {
    const divided = divideTeams(all, groups);
    expect([...divided.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
    for (const { id, group } of all) if (group !== null && group <= groups) expect(divided.get(id)).toBe(group);
    expect(new Map(divideTeams([...all].reverse(), groups))).toEqual(divided);
    const free = all.map((team) => ({ ...team, group: null }));
    const sizes = Array.from({ length: groups }, (_, k) => free.filter(({ id }) => divideTeams(free, groups).get(id) === k + 1).reduce((sum, { people }) => sum + people, 0));
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(5);
    expect(divideTeams(all, 1).size).toBe(0);
  }));
});

it('whoever goes is in the group of their team; of one group, or with no team, in none', () => {
  const going = [{ id: 'a', group: 2, people: ['one', 'two'] }, { id: 'b', group: null, people: ['three'] }];
  expect([groupOf('two', going, 2), groupOf('three', going, 2), groupOf('four', going, 2), groupOf('two', going, 1)]).toEqual([2, 1, null, null]);
});
