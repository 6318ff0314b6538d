import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldSearch, listQuery, orderOf, searchFor } from './listing.ts';

const schema = listQuery(['name', 'since'], '-since', { kind: ['national', 'local'] });

it('takes the parts that fit, and lets the others fall back by themselves', () => {
  expect(schema.parse({})).toEqual({ q: '', order: '-since', page: 1, kind: '' });
  expect(schema.parse({ q: ' a  b ', order: 'name', page: '3', kind: 'local', by: 'passphrase_hash' })).toEqual({ q: 'a b', order: 'name', page: 3, kind: 'local' });
  expect(schema.parse({ q: '\u0000', order: '-secret', page: '1e9', kind: 'local' })).toEqual({ q: '', order: '-since', page: 1, kind: 'local' });
});

it('knows no order and no choice but its own, whatever is asked for', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('q', 'order', 'page', 'kind', 'other', '__proto__'), fc.anything()), (query) => {
      const { order, page, kind, ...rest } = schema.parse(query);
      expect(['name', '-name', 'since', '-since']).toContain(order);
      expect(['', 'national', 'local']).toContain(kind);
      expect(Number.isInteger(page) && page >= 1).toBe(true);
      expect(Object.keys(rest)).toEqual(['q']);
    }),
  );
});

it('tells an order as a database takes it', () => {
  expect([orderOf<'name'>('name'), orderOf<'name'>('-name')]).toEqual([{ by: 'name', direction: 'asc' }, { by: 'name', direction: 'desc' }]);
});

it.each([
  ['Étoiles du Sahel', 'etoiles du sahel'],
  ['Œuvre', 'oeuvre'],
  ['Łódź STRAẞE', 'lodz strasse'],
  ['Світлина', 'світлина'],
  ['नेपाल', 'नेपाल'],
])('folds %s', (text, folded) => {
  expect(foldSearch(text)).toBe(folded.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''));
});

it('searches for each word as it was written, also where it reads like a pattern', () => {
  expect(searchFor('  Du  100%_\\ ')).toEqual([{ searchText: { contains: 'du' } }, { searchText: { contains: '100\\%\\_\\\\' } }]);
  fc.assert(fc.property(fc.string(), (text) => searchFor(text).length <= 5));
});
