import fc from 'fast-check';
import { expect, it } from 'vitest';
import { basisAfter, missingBefore, orderChanges, replaced, stepped, withChange } from './curriculum-order.ts';

const order = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));

it('a change that was taken or left is offered no more, and one that was taken is so here', () => {
  fc.assert(
    fc.property(order, order, order, (own, basis, origin) => {
      for (const change of orderChanges(own, basis, origin)) {
        const [then, after] = [withChange(own, origin, change), basisAfter(basis, change)];
        expect(then.includes(change.module)).toBe(change.kind === 'added');
        expect(new Set(then).size).toBe(then.length);
        for (const kept of [own, then]) expect(orderChanges(kept, after, origin)).not.toContainEqual(change);
      }
    }),
  );
});

it('one after another, all that is taken makes the modules of the origin of what was its copy', () => {
  fc.assert(
    fc.property(order, order, (basis, origin) => {
      let [own, seen]: [string[], string[]] = [basis, basis];
      for (const change of orderChanges(basis, basis, origin)) [own, seen] = [withChange(own, origin, change), basisAfter(seen, change)];
      expect(own.toSorted()).toEqual(origin.toSorted());
      expect(orderChanges(own, seen, origin)).toEqual([]);
    }),
  );
});

it('what was added stands after the one that it follows in the origin', () => {
  expect(withChange(['a', 'x', 'c'], ['a', 'b', 'c'], { module: 'b', kind: 'added' })).toEqual(['a', 'b', 'x', 'c']);
});

it('moves by a step, replaces in place, and tells what is needed before', () => {
  expect([stepped(['a', 'b', 'c'], 'c', 'up'), stepped(['a', 'b', 'c'], 'a', 'up'), stepped(['a', 'b', 'c'], 'a', 'down'), stepped(['a', 'b'], 'b', 'down')]).toEqual([['a', 'c', 'b'], ['a', 'b', 'c'], ['b', 'a', 'c'], ['a', 'b']]);
  expect(replaced(['a', 'b'], 'a', 'x')).toEqual(['x', 'b']);
  expect(missingBefore([{ slug: 'a', prerequisites: ['b', 'z'] }, { slug: 'b', prerequisites: [] }]).get('a')).toEqual({ later: ['b'], absent: ['z'] });
});
