import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WrittenPiece } from './draft-pieces.ts';
import { changesToDecide, placeOfNew, saysTheSame, takenInto } from './origin-changes.ts';
import { licencesAfter } from '../licences.ts';
import { LICENCES } from '../vocabulary.ts';

const block = (key: string, body: string, more: Partial<WrittenPiece> = {}): WrittenPiece => ({ key, kind: 'block', blockKind: 'input', minutes: 30, right: null, objective: null, words: { en: { title: key, body, notes: '' } }, ...more });
const one = (pieces: readonly WrittenPiece[], key: string) => pieces.find((piece) => piece.key === key) ?? null;

/** A few blocks by name, each with words in one language or two; some are missing. */
const words = fc.record({ title: fc.constantFrom('a', 'b'), body: fc.constantFrom('x', 'y', ' x'), notes: fc.constant('') });
const pieces = fc.array(fc.tuple(fc.constantFrom('k1', 'k2', 'k3', 'k4'), fc.integer({ min: 5, max: 7 }), words, fc.option(words)), { maxLength: 4 }).map((list) => [...new Map(list.map(([key, minutes, en, fr]): [string, WrittenPiece] => [key, block(key, '', { minutes, words: { en, ...(fr ? { fr } : {}) } })])).values()]);
const KEYS = ['k1', 'k2', 'k3', 'k4'];

it('a change that was taken is offered no more, nor is one from where the origin stands now', () => {
  fc.assert(
    fc.property(pieces, pieces, pieces, (own, basis, newest) => {
      for (const change of changesToDecide(own, newest, () => basis, KEYS)) {
        const after = takenInto(change.own, change);
        const then = [...own.filter(({ key }) => key !== change.key), ...(after ? [after] : [])];
        expect(changesToDecide(then, newest, () => basis, [change.key])).toEqual([]);
        expect(changesToDecide(own, newest, () => newest, [change.key])).toEqual([]);
      }
    }),
  );
});

it('taken over what nobody has made their own, a piece says what the origin says; languages that the origin lacks stay', () => {
  fc.assert(
    fc.property(pieces, pieces, (basis, newest) => {
      for (const change of changesToDecide(basis, newest, () => basis, KEYS)) {
        expect(change.isAdapted).toBe(false);
        const [taken, theirs] = [takenInto(change.own, change), one(newest, change.key)];
        if (!theirs) expect(taken).toBeNull();
        else for (const [language, said] of Object.entries(theirs.words)) expect(taken?.words[language]?.body.trim()).toBe(said.body.trim());
        const french = change.own?.words.fr;
        if (french && taken && !theirs?.words.fr) expect(taken.words.fr).toEqual(french);
      }
    }),
  );
});

it('tells what changed, what is new and what is gone, and passes over what was taken out here', () => {
  const basis = [block('a', 'x'), block('b', 'x'), block('c', 'x'), block('d', 'x')];
  const newest = [block('a', 'y'), block('n', 'new'), block('c', 'x', { minutes: 45 }), block('d', 'z')];
  const own = [block('a', 'ours'), block('b', 'x'), block('c', 'x')];
  const changes = changesToDecide(own, newest, () => basis, [...basis, ...newest].map(({ key }) => key));
  expect(changes.map(({ key, kind, isAdapted }) => [key, kind, isAdapted])).toEqual([['a', 'changed', true], ['b', 'gone', false], ['c', 'changed', false], ['n', 'new', false]]);
  expect(takenInto(own[2] ?? null, changes[2]!)?.minutes).toBe(45);
  expect(placeOfNew(own, newest, 'n')).toBe(1);
});

it('white space around words is no change', () => {
  expect(saysTheSame(block('a', 'x'), block('a', ' x\n'))).toBe(true);
});

it('an adaptation keeps a licence that shares alike', () => {
  expect([licencesAfter('CC-BY-NC-SA-4.0'), licencesAfter('CC-BY-SA-4.0'), licencesAfter(null), licencesAfter('CC0-1.0')]).toEqual([['CC-BY-NC-SA-4.0'], ['CC-BY-SA-4.0'], LICENCES, LICENCES]);
  expect(licencesAfter('CC-BY-4.0')).not.toContain('CC0-1.0');
});
