import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf, readInstrumentFiles } from '#app/domain/assessment/instrument-files.server.ts';

describe('the instrument', () => {
  const instrument = readInstrumentFiles(join(process.cwd(), 'curriculum', 'swit'));
  const criteria = instrument.components.flatMap((component) => component.criteria);

  it('has six components of ten criteria, each pointing to its own chapter', () => {
    expect(instrument.components.map(({ chapter, criteria: list }) => [chapter, list.length])).toEqual([1, 2, 3, 4, 5, 6].map((chapter) => [chapter, 10]));
    for (const component of instrument.components) for (const { source } of component.criteria) expect(source.chapter).toBe(component.chapter);
  });

  it('describes every level in its own words', () => {
    for (const { id, levels } of criteria) for (const locale of ['en', 'fr'] as const) expect(new Set(levels.map((level) => level[locale])).size, id).toBe(5);
  });

  it('has titles short enough for a chart', () => {
    for (const { title } of criteria) expect(Math.max(title.en.length, title.fr.length)).toBeLessThanOrEqual(60);
  });

  it('uses the words of the movement', () => {
    const text = JSON.stringify(instrument).toLowerCase();
    for (const word of ['prostitu', 'beneficiar', 'bénéficiaire', 'target group', 'groupe cible', 'rescue']) expect(text).not.toContain(word);
  });

  it('has a hash that follows its content and not the order of its keys', () => {
    expect(hashOf({ ...instrument })).toBe(hashOf(Object.fromEntries(Object.entries(instrument).reverse()) as typeof instrument));
    expect(hashOf({ ...instrument, introduction: { ...instrument.introduction, en: 'changed' } })).not.toBe(hashOf(instrument));
  });
});
