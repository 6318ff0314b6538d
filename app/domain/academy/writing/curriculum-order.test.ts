import fc from 'fast-check';
import { expect, it } from 'vitest';
import { basisAfter, missingBefore, orderChanges, replaced, stepped, withChange } from './curriculum-order.ts';

const order = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));

it('a change that was taken or left is offered no more, and one that was taken is so here', () => {
  fc.assert(
    fc.property(order, order, order, (own, basis, origin) => {
      for (const change of orderChanges(own, basis, origin)) {
        const [then, after] = [withChange(own, basis, origin, change), basisAfter(basis, origin, change)];
        expect(then.includes(change.module)).toBe(change.kind !== 'removed');
        expect(new Set(then).size).toBe(then.length);
        for (const kept of [own, then]) expect(orderChanges(kept, after, origin)).not.toContainEqual(change);
      }
    }),
  );
});

it('one after another, all that is taken makes the origin, in its order, of what was its copy', () => {
  fc.assert(
    fc.property(order, order, (basis, origin) => {
      let [own, seen]: [string[], string[]] = [basis, basis];
      const changes = orderChanges(basis, basis, origin);
      for (let change = changes[0], taken = 0; change; [change] = orderChanges(own, seen, origin), taken += 1) {
        [own, seen] = [withChange(own, seen, origin, change), basisAfter(seen, origin, change)];
        expect(taken).toBeLessThan(changes.length);
      }
      expect(own).toEqual(origin);
    }),
  );
});

it('all that is left is offered no more, whatever was decided before it', () => {
  fc.assert(
    fc.property(order, order, order, (own, basis, origin) => {
      const left: string[] = [];
      let seen: string[] = basis;
      for (let [change] = orderChanges(own, seen, origin); change; [change] = orderChanges(own, seen, origin)) {
        expect(left).not.toContain(`${change.kind} ${change.module}`);
        left.push(`${change.kind} ${change.module}`);
        seen = basisAfter(seen, origin, change);
      }
    }),
  );
});

it('what was added or moved stands after the one that it follows in the origin, and the fewest are told as moved', () => {
  expect(withChange(['a', 'x', 'c'], ['a', 'c'], ['a', 'b', 'c'], { module: 'b', kind: 'added' })).toEqual(['a', 'b', 'x', 'c']);
  expect(orderChanges(['a', 'b', 'x', 'c', 'd'], ['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual([{ module: 'a', kind: 'moved' }]);
  expect(withChange(['a', 'b', 'x', 'c', 'd'], ['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], { module: 'a', kind: 'moved' })).toEqual(['b', 'x', 'c', 'd', 'a']);
  expect(withChange(['a', 'b', 'c'], ['a', 'b', 'c'], ['c', 'a', 'b'], { module: 'c', kind: 'moved' })).toEqual(['c', 'a', 'b']);
  // Where it stands so already nothing is offered.
  expect(orderChanges(['b', 'a'], ['a', 'b'], ['b', 'a'])).toEqual([]);
});

it('moves by a step, replaces in place, and tells what is needed before', () => {
  expect([stepped(['a', 'b', 'c'], 'c', 'up'), stepped(['a', 'b', 'c'], 'a', 'up'), stepped(['a', 'b', 'c'], 'a', 'down'), stepped(['a', 'b'], 'b', 'down')]).toEqual([['a', 'c', 'b'], ['a', 'b', 'c'], ['b', 'a', 'c'], ['a', 'b']]);
  expect(replaced(['a', 'b'], 'a', 'x')).toEqual(['x', 'b']);
  expect(missingBefore([{ slug: 'a', prerequisites: ['b', 'z'] }, { slug: 'b', prerequisites: [] }]).get('a')).toEqual({ later: ['b'], absent: ['z'] });
});
