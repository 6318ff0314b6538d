import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf, readInstrumentFiles } from '#app/domain/assessment/instrument-files.server.ts';
import type { Words } from '#app/domain/assessment/instrument.ts';

/** Ids that once meant something else: a comparison over the years would set unlike things side by side. */
const RESTING = ['sv-hiv'];

const FORBIDDEN = {
  en: /\b(prostitut\w*|rescu(e|es|ed|er|ers|ing)|exit(s|ed|ing)?|beneficiar(y|ies)|target (group|population)s?)\b/iu,
  fr: /prostitu|sauvetage|bénéficiaire|(groupe|population)s? cibles?/iu,
};

describe('the instrument', () => {
  const instrument = readInstrumentFiles(join(process.cwd(), 'curriculum', 'swit'));
  const criteria = instrument.components.flatMap((component) => component.criteria);
  const texts = textsIn(instrument);

  it('has six components of 8 to 12 criteria, each pointing to its own chapter', () => {
    expect(instrument.components.map(({ chapter }) => chapter)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { chapter, criteria: list } of instrument.components) {
      expect(list.length, `chapter ${chapter}`).toBeGreaterThanOrEqual(8);
      expect(list.length, `chapter ${chapter}`).toBeLessThanOrEqual(12);
      for (const { id, source } of list) expect(source.chapter, id).toBe(chapter);
    }
  });

  it('gives each criterion an id of its own, and wakes none that rests', () => {
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    expect(criteria.filter(({ id }) => RESTING.includes(id))).toEqual([]);
  });

  it('points to topics and modules that there are, and leaves none unused', () => {
    for (const [list, used] of [[instrument.topics, criteria.flatMap(({ assistance }) => assistance)], [instrument.modules, criteria.flatMap(({ modules }) => modules)]] as const) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      expect(new Set(used)).toEqual(new Set(list.map(({ id }) => id)));
    }
  });

  it('describes five levels in words of their own, in both languages', () => {
    for (const { id, levels } of criteria) for (const locale of ['en', 'fr'] as const) expect(new Set(levels.map((level) => level[locale].trim().toLowerCase())).size, `${id} ${locale}`).toBe(5);
  });

  it('asks one question a criterion, that no other asks', () => {
    for (const locale of ['en', 'fr'] as const) {
      expect(new Set(criteria.map(({ question }) => question[locale])).size).toBe(criteria.length);
      for (const { id, question } of criteria) expect(question[locale], id).toMatch(/^[^?]+\?$/u);
    }
  });

  it('has titles short enough for a chart', () => {
    for (const { title } of criteria) expect(Math.max(title.en.length, title.fr.length)).toBeLessThanOrEqual(60);
  });

  it('uses the words of the movement', () => {
    for (const locale of ['en', 'fr'] as const) expect(texts.map((text) => text[locale]).filter((text) => FORBIDDEN[locale].test(text))).toEqual([]);
  });

  it('names what the SWIT asks of clinical services and of care after violence', () => {
    const saidIn = (chapter: number, locale: 'en' | 'fr') => textsIn(instrument.components.find((part) => part.chapter === chapter)).map((text) => text[locale]).join('\n');
    for (const word of ['tuberculosis', 'hepatitis B', 'hepatitis C', 'PrEP', 'PEP']) expect(saidIn(5, 'en')).toContain(word);
    for (const word of ['tuberculose', 'hépatite B', 'hépatite C', 'PrEP', 'PPE']) expect(saidIn(5, 'fr')).toContain(word);
    expect(saidIn(2, 'en')).toContain('PEP');
    expect(saidIn(2, 'fr')).toContain('PPE');
  });

  it('sets French with no-break spaces and apostrophes alike, and can be read aloud', () => {
    const french = texts.map((text) => text.fr);
    expect(french.filter((text) => /(^|[^\u00a0\u202f])[;:?!»]|«(?![\u00a0\u202f])|’| {2}/u.test(text))).toEqual([]);
    expect(french.filter((text) => /-(elles?|ils?)[ -](et|ou) (ils?|elles?)\b/u.test(text))).toEqual([]);
  });

  it('has a hash that follows its content and not the order of its keys', () => {
    expect(hashOf({ ...instrument })).toBe(hashOf(Object.fromEntries(Object.entries(instrument).reverse()) as typeof instrument));
    expect(hashOf({ ...instrument, introduction: { ...instrument.introduction, en: 'changed' } })).not.toBe(hashOf(instrument));
  });
});

/** Every text of a part of the instrument, however deep. */
function textsIn(part: unknown): Words[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('en' in part && 'fr' in part) return [part as Words];
  return Object.values(part).flatMap(textsIn);
}
