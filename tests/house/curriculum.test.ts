import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCurriculum } from '#app/domain/academy/library/publishing.server.ts';
import { readInstrumentFiles } from '#app/domain/assessment/instrument-files.server.ts';
import { hashOf } from '#app/platform/content-hash.server.ts';
import type { Words } from '#app/domain/assessment/instrument.ts';
import { COMPETENCIES } from '#app/domain/mentoring/competencies.ts';
import { FrameworkError, readFrameworkFiles } from '#app/domain/mentoring/framework-files.server.ts';
import { idsOf } from '#app/http/taught-ids.server.ts';
import { findOuting } from '../setup/outing.ts';

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

  it('describes what is seen or counted, in words that two people read alike', () => {
    const LOOSE = {
      en: /\b(regular(ly)?|often|usual(ly)?|seldom|rarely|sometimes|at times|frequently|occasional(ly)?|now and then|from time to time|hardly|(?<!as )well|good|appropriate(ly)?|adequate(ly)?|effective(ly)?|excellent)\b/iu,
      fr: /(?<!\p{L})(réguli(er|ère)s?|régulièrement|souvent|d'habitude|habituel(le)?s?|habituellement|rarement|parfois|fréquemment|occasionnel(le)?s?|de temps en temps|bien|bonn?e?s?|appropriée?s?|efficaces?|efficacement|excellente?s?)(?!\p{L})/iu,
    };
    for (const { id, levels } of criteria) for (const locale of ['en', 'fr'] as const) for (const [i, level] of levels.entries()) expect(LOOSE[locale].exec(level[locale])?.[0], `${id} ${i} ${locale}: ${level[locale]}`).toBeUndefined();
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

describe('the competencies', () => {
  const folder = join(process.cwd(), 'curriculum', 'competencies');
  const framework = readFrameworkFiles(folder);
  const texts = textsIn(framework);

  it('are ten, each with four levels of their own words and what could show it', () => {
    expect(framework.competencies.map(({ id }) => id)).toEqual([...COMPETENCIES]);
    for (const locale of ['en', 'fr'] as const) {
      const levels = framework.competencies.flatMap((one) => one.levels.map((level) => level[locale]));
      expect(new Set(levels).size).toBe(40);
      for (const { id, name, levels: own } of framework.competencies) {
        expect(name[locale].length, id).toBeLessThanOrEqual(40);
        for (const level of own) expect(level[locale].length, `${id} ${level[locale]}`).toBeGreaterThan(80);
      }
    }
  });

  it('tell from the second level on what can be counted or pointed at, not how good it is', () => {
    const JUDGING = { en: /\b(regularly|often|good|well|effective(ly)?|confident(ly)?|excellent|strong(ly)?|appropriate(ly)?)\b/i, fr: /\b(régulièrement|souvent|bien|efficace(ment)?|avec aisance|excellente?s?|appropriée?s?)\b/i };
    const COUNTED = { en: /\b(at least|two|three|five|year|months?|weeks?|half|someone else|other)\b/i, fr: /\b(au moins|deux|trois|cinq|ans?|année|mois|semaines?|moitié|d'autres|autre)\b/i };
    for (const { id, levels } of framework.competencies) {
      for (const locale of ['en', 'fr'] as const) {
        for (const [i, level] of levels.entries()) {
          expect(JUDGING[locale].exec(level[locale])?.[0], `${id} ${i + 1} ${locale}`).toBeUndefined();
          if (i > 0) expect(COUNTED[locale].test(level[locale]), `${id} ${i + 1} ${locale}`).toBe(true);
        }
      }
    }
  });

  it('use the words of the movement, set in French as it is set', () => {
    for (const locale of ['en', 'fr'] as const) expect(texts.map((text) => text[locale]).filter((text) => FORBIDDEN[locale].test(text))).toEqual([]);
    expect(texts.map((text) => text.fr).filter((text) => /(^|[^\u00a0\u202f])[;:?!»]|«(?![\u00a0\u202f])|’| {2}/u.test(text))).toEqual([]);
  });

  it('never change once they are published, and say what a new version needs', () => {
    const copy = mkdtempSync(join(tmpdir(), 'competencies-'));
    try {
      cpSync(folder, copy, { recursive: true });
      const change = (file: string, from: string, to: string) => writeFileSync(join(copy, file), readFileSync(join(copy, file), 'utf8').replace(from, to));
      change('parts/advocacy.yaml', 'Advocacy', 'Lobbying');
      expect(() => readFrameworkFiles(copy)).toThrow(/published and never changes/);
      change('framework.yaml', `version: ${framework.version}`, 'version: 999');
      expect(() => readFrameworkFiles(copy)).toThrow(/adding the line\n999: [0-9a-f]{64}/);
      change('parts/advocacy.yaml', 'id: advocacy', 'id: lobbying');
      expect(() => readFrameworkFiles(copy)).toThrow(FrameworkError);
      expect(() => readFrameworkFiles(copy)).toThrow(/parts\/advocacy\.yaml: id:/);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

describe('the modules', async () => {
  const folder = join(process.cwd(), 'curriculum');
  const instrument = readInstrumentFiles(join(folder, 'swit'));
  const { modules, curricula } = await checkCurriculum(folder, idsOf(instrument, readFrameworkFiles(join(folder, 'competencies'))));

  it('are all those to which criteria point, and more where there are, under addresses that tell nothing', () => {
    const written = modules.map(({ slug }) => slug);
    expect(instrument.modules.map(({ id }) => id).filter((id) => !written.includes(id))).toEqual([]);
    expect(modules.flatMap(({ address }) => findOuting(address))).toEqual([]);
    expect(curricula.flatMap(({ slug, title }) => findOuting(`${slug} ${title.en} ${title.fr}`))).toEqual([]);
  });

  it('stand in one curriculum, all of them', () => {
    expect(curricula.find(({ slug }) => slug === 'core')?.modules.toSorted()).toEqual(modules.map(({ slug }) => slug).toSorted());
  });

  it('hold all that a session consists of: a beginning, input, group work, a link to a site, a look back', () => {
    for (const { slug, head, minutes } of modules) {
      const kinds = new Set(head.plan.map(({ kind }) => kind));
      expect((['energiser', 'input', 'group-work', 'site-link', 'debrief'] as const).filter((kind) => !kinds.has(kind)), slug).toEqual([]);
      expect(minutes, slug).toBe(head.plan.reduce((sum, block) => sum + block.minutes, 0));
    }
  });

  it('have right answers under more than one letter', () => {
    for (const { slug, head } of modules) expect(new Set(head.questions.map(({ right }) => right)).size, slug).toBeGreaterThan(1);
  });

  it('use the words of the movement, set in French as it is set', () => {
    for (const { slug, markdown } of modules) {
      for (const word of [/prostitut/i, /\bbeneficiar(y|ies)\b/i]) expect(markdown.en, slug).not.toMatch(word);
      for (const word of [/prostitu/i, /bénéficiaire/i]) expect(markdown.fr, slug).not.toMatch(word);
      expect(markdown.fr.split('\n').filter((line) => /[^\s\u00a0\u202f\d*`|:-][;?!»]|«(?![\u00a0\u202f])/u.test(line)), slug).toEqual([]);
    }
  });
});

/** Every text of a part of the instrument, however deep. */
function textsIn(part: unknown): Words[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('en' in part && 'fr' in part) return [part as Words];
  return Object.values(part).flatMap(textsIn);
}
