import { expect, it } from 'vitest';
import { COUNTRIES } from '#app/domain/network/places.ts';
import { COUNTRY_TILES, layOut, TILE_COLUMNS, TILE_ROWS } from './country-tiles.ts';

const tileOf = (code: string) => COUNTRY_TILES.find((one) => one.code === code) ?? { column: NaN, row: NaN };

it('every country in which an organisation can be has one tile, and each tile one country', () => {
  expect(COUNTRY_TILES.map(({ code }) => code).sort()).toEqual([...COUNTRIES].sort());
  expect(new Set(COUNTRY_TILES.map(({ column, row }) => `${column} ${row}`)).size).toBe(COUNTRIES.length);
  for (const { column, row } of COUNTRY_TILES) expect([column >= 0 && column < TILE_COLUMNS, row >= 0 && row < TILE_ROWS]).toEqual([true, true]);
  expect(layOut()).toEqual(COUNTRY_TILES);
});

it.each([
  ['from west to east', ['US', 'PT', 'DE', 'UA', 'KZ', 'CN', 'JP', 'NZ'], 'column'],
  ['from west to east in the south', ['PE', 'BR', 'AO', 'MZ', 'ID', 'PG', 'FJ'], 'column'],
  ['from north to south', ['NO', 'DE', 'IT', 'LY', 'TD', 'AO', 'ZA'], 'row'],
  ['from north to south in the west', ['CA', 'US', 'MX', 'PA', 'PE', 'CL'], 'row'],
] as const)('countries follow each other %s', (_way, codes, side) => {
  const places = codes.map((code) => tileOf(code)[side]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(codes.length);
});
