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

it.each([
  ['French, by its signs for who is meant', ['travailleur·se·s du sexe', 'travailleurs(ses) du sexe', 'travailleur.se.s du sexe', 'travailleur/se du sexe', 'travailleur-se-s du sexe', 'métiers du sexe', 'prostitué·e·s', 'condoms']],
  ['French besides', ['Santé sexuelle', 'le sida', 'VIH/sida', 'Gels lubrifiants', 'un lubrifiant']],
  ['English', ['Sexual health', 'Sexwork', 'sex  workers', 'lubricants', 'homosexuality']],
  ['Spanish', ['Trabajo sexual', 'trabajadoras sexuales', 'trabajador@s del sexo', 'condón', 'condones', 'preservativos', 'SIDA', 'lubricante', 'prostitución']],
  ['Portuguese', ['Trabalho sexual', 'profissionais do sexo', 'trabalhadores sexuais', 'camisinhas', 'preservativo', 'lubrificante', 'prostituição']],
  ['Russian', ['Секс-работа', 'секс-работницы', 'сексуальное здоровье', 'проституция', 'презервативы', 'ВИЧ', 'ВИЧ/СПИД', 'спида', 'лубрикант', 'эскорт']],
])('knows what is written in %s', (_, words) => {
  for (const word of words) expect(isNeutral(`Une heure : ${word}, and more`), word).toBe(false);
});

it('is not led astray by blanks, hyphens and signs', () => {
  const signs = ['travail\u00a0du sexe', 'travail du\u202fsexe', 'travail\n  du sexe', 'travail&nbsp;du sexe', 'travail **du** sexe', 'travail du se\u00adxe', 'sex\u2011worker', 'sex\u2010work', 'sex_work', '*sex* work', 'ｓｅｘ work', 'con\u200bdoms'];
  for (const text of signs) expect(isNeutral(text), JSON.stringify(text)).toBe(false);
  expect(tellingWords('Travail du sexe, travail\u00a0du\u00a0sexe, travail\ndu sexe')).toEqual([{ word: 'travail du sexe', count: 3 }]);
});

it('lets pass what only sounds so', () => {
  for (const text of ['preservatives', 'preservation', 'condominium', 'Lublin', 'sexisme', 'sexism', 'сексизм', 'escortent', 'du sexennat', 'спидометр', 'вичи', 'disputas', 'Essex', 'sextant', 'aids for hearing', 'dusk']) expect(tellingWords(text), text).toEqual([]);
});

it('takes time by the length of a text and not by its square, which would outlast this test', () => {
  for (const text of ['a'.repeat(100_000), 'a-'.repeat(50_000), '\u00a0'.repeat(100_000)]) expect(tellingWords(text)).toEqual([]);
  for (const text of ['sexual'.repeat(15_000), 'секс-'.repeat(20_000)]) expect(isNeutral(text)).toBe(false);
});

it('counts them, and finds nothing in what says nothing', () => {
  expect(tellingWords('SWIT and swit, condoms')).toEqual([{ word: 'swit', count: 2 }, { word: 'condoms', count: 1 }]);
  for (const text of ['', 'Safe spaces', 'Espaces sûrs', 'switch', 'Module 3']) expect(isNeutral(text), text).toBe(true);
});
