import { expect, it } from 'vitest';
import { OUTING } from '#tests/setup/outing.ts';
import { isNeutral, tellingWords } from './telling.ts';

it('knows every word that tests look for over a shoulder, in whatever case', () => {
  for (const word of ['Sex work', 'sex-worker', 'Travail du sexe', 'travailleurSEs du sexe', 'prostituée', 'condom', 'Préservatif', 'HIV', 'VIH', 'SWIT', 'NSWP', 'escort']) {
    expect(tellingWords(word), word).toHaveLength(1);
    expect(OUTING.some((one) => one.test(word.toLowerCase())), word).toBe(true);
  }
  expect(OUTING).toHaveLength(11);
});

it('counts them, and finds nothing in what says nothing', () => {
  expect(tellingWords('SWIT and swit, condoms')).toEqual([{ word: 'swit', count: 2 }, { word: 'condoms', count: 1 }]);
  for (const text of ['', 'Safe spaces', 'Espaces sûrs', 'switch', 'Module 3']) expect(isNeutral(text), text).toBe(true);
});
