import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPictures, inKilobytes, NOTHING_FOLDED, picturesInSight, picturesOn, roomBeside } from './light-pictures.ts';
import { drawHtml, parseMarkdown } from './markdown.ts';
import { referenceTo } from './markdown-pictures.ts';
import { mapParts, type ModulePage } from './module-page.ts';
import { faultOfXml } from '#tests/setup/well-formed.ts';

const KEYS = ['00000001', '00000002', '00000003', '00000004', '00000005'] as const;
const NAMED = new Map(KEYS.map((key) => [key, { src: `/modules/one/pictures/${key}/file`, width: 640, height: 480, alt: `Seen <on> & "${key}"` }]));
const EMPTY: ModulePage = { purpose: '', audience: '', objectives: '', blocks: [{ title: 'A', steps: '', notes: '' }], materials: '', handout: '', adaptations: [], questions: [{ question: 'Q', answers: [''], explanation: '' }], sources: '' };
const WORDS = { language: 'fr', show: (bytes: number) => `Show "it" (${inKilobytes(bytes)} kB)` };
const HEAVY = Object.fromEntries(KEYS.map((key) => [key, 100_000]));
const html = (markdown: string) => drawHtml(parseMarkdown(markdown).children ?? [], NAMED);
const handout = (markdown: string) => foldPictures({ ...EMPTY, handout: html(markdown) }, HEAVY, 5_000, WORDS).page.handout;

describe('the pictures in sight', () => {
  it.each([
    ['all that have room', [10_000, 10_000], 30_000, [0, 1]],
    ['one that just fills what is left, with the head of its answer', [38_800], 40_000, [0]],
    ['none that is a byte too heavy', [38_801], 40_000, []],
    ['the first before those that follow', [30_000, 30_000], 40_000, [0]],
    ['a light one after one that is too heavy', [30_000, 30_000, 5_000], 40_000, [0, 2]],
    ['none where the words take everything', [10], -1, []],
    ['none, of none', [], 40_000, []],
  ])('are %s', (_, sizes, room, expected) => {
    const weights = Object.fromEntries(sizes.map((bytes, i) => [KEYS[i], bytes]));
    expect([...picturesInSight(KEYS.slice(0, sizes.length), weights, room)]).toEqual(expected.map((i) => KEYS[i]));
  });

  it('count once, however often they are shown', () => {
    expect([...picturesInSight([KEYS[0], KEYS[0], KEYS[1]], { [KEYS[0]]: 15_000, [KEYS[1]]: 15_000 }, 33_000)]).toEqual([KEYS[0], KEYS[1]]);
  });

  it('never weigh more than the room there is, and nothing stays out that would have had room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 41_000 }), { maxLength: 24 }), fc.integer({ min: -10_000, max: 80_000 }), (sizes, room) => {
        const keys = sizes.map((_, i) => i.toString(16).padStart(8, '0'));
        const inSight = picturesInSight(keys, Object.fromEntries(sizes.map((bytes, i) => [keys[i], bytes])), room);
        const costs = (chosen: boolean) => sizes.filter((_, i) => inSight.has(keys[i] ?? '') === chosen).map((bytes) => bytes + 1_200);
        const left = room - costs(true).reduce((sum, cost) => sum + cost, 0);
        expect(left >= 0 || inSight.size === 0).toBe(true);
        for (const cost of costs(false)) expect(cost).toBeGreaterThan(left);
      }),
    );
  });

  it('have the less room the more words there are, and the more places', () => {
    expect(roomBeside(5_000, 0) - roomBeside(6_000, 0)).toBe(1_000);
    expect(roomBeside(5_000, 2)).toBeLessThan(roomBeside(5_000, 1));
  });
});

describe('a page with more pictures than there is room for', () => {
  it('shows the first, and folds the others with what is to be seen, their weight, and a way without scripts', () => {
    const page = { ...EMPTY, purpose: html(referenceTo(KEYS[0])), handout: html(referenceTo(KEYS[1])) };
    const { page: light, folded } = foldPictures(page, { [KEYS[0]]: 30_000, [KEYS[1]]: 37_400 }, 5_000, WORDS);
    expect(light.purpose).toBe(page.purpose);
    expect(folded).toEqual({ count: 1, kilobytes: 38 });
    expect(light.handout).toContain(`<figcaption>Seen &#x3C;on> &#x26; &#x22;${KEYS[1]}&#x22;</figcaption>`);
    expect(light.handout).toContain('<summary lang="fr">Show &#34;it&#34; (38 kB)</summary>');
    expect(light.handout).toContain(`<noscript><a href="/modules/one/pictures/${KEYS[1]}/file" lang="fr">`);
    expect(light.handout).toMatch(/^<figure class="folded-picture">.*<\/figure>$/);
  });

  it('is as it was where there is room for all', () => {
    const page = { ...EMPTY, handout: html(`${referenceTo(KEYS[0])}\n\n${referenceTo(KEYS[0])}`) };
    expect(foldPictures(page, { [KEYS[0]]: 20_000 }, 5_000, WORDS)).toEqual({ page, folded: NOTHING_FOLDED });
  });

  it('is read in its order, whatever part shows them', () => {
    let i = 0;
    expect(picturesOn(mapParts(EMPTY, () => html(referenceTo(KEYS[(i += 1) % 5] ?? ''))))).toHaveLength(10);
    expect(picturesOn({ ...EMPTY, purpose: html(referenceTo(KEYS[3])), sources: html(referenceTo(KEYS[0])), blocks: [{ title: '', steps: html(referenceTo(KEYS[2])), notes: '' }] })).toEqual([KEYS[3], KEYS[2], KEYS[0]]);
  });

  it('keeps the words around a picture, each side in its own paragraph', () => {
    const [first] = KEYS;
    expect(handout(`Before ${referenceTo(first)} after.`)).toMatch(/^<p>Before <\/p><figure .*<\/figure><p> after\.<\/p>$/);
    expect(handout(`One **two ${referenceTo(first)} three**`)).toMatch(/^<p>One <strong>two <\/strong><\/p><figure .*<\/figure><p><strong> three<\/strong><\/p>$/);
    expect(handout(`### ${referenceTo(first)}`)).toMatch(/^<figure .*<\/figure>$/);
    expect(handout(`- a\n- ${referenceTo(first)}`)).toMatch(/<li><figure .*<\/figure><\/li>/);
    expect(handout(`| a |\n|---|\n| ${referenceTo(first)} |`)).toMatch(/<td><figure .*<\/figure><\/td>/);
  });

  it('is well formed and says all its words, whatever was written', () => {
    const piece = fc.oneof(fc.constantFrom('**', '*', '~~', '\n\n', '\n- ', '\n> ', '\n### ', '\n| a | b |\n|--|--|\n| ', ' | ', '`', '&', '<', '"', '[[', ']]', ...KEYS.map(referenceTo), `![<img src="x"> "&](picture:${KEYS[0]})`), fc.string({ unit: fc.constantFrom(...'abc é'), maxLength: 6 }));
    const wordsOf = (drawn: string) => drawn.replace(/<figure .*?<\/figure>/g, '').replace(/<[a-z/](?:[^">]|"[^"]*")*>/g, '').replace(/\s+/g, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        const drawn = html(parts.join(''));
        const { page } = foldPictures({ ...EMPTY, handout: drawn }, HEAVY, 5_000, WORDS);
        expect(wordsOf(page.handout)).toBe(wordsOf(drawn));
        expect(page.handout.match(/<figure /g)?.length ?? 0).toBe(drawn.match(/<img (?:[a-z]+="[^"]*" ?)*>/g)?.length ?? 0);
        expect(page.handout).not.toMatch(/<(p|h3|h4|strong|em|del)>(?:(?!<\/\1>).)*<figure/s);
        const asXml = page.handout.replace(/<[a-z](?:[^">]|"[^"]*")*>/g, (tag) => `<${tag.slice(1).replaceAll('<', '&#60;')}`).replace(/<(img|source|br|hr)((?: [a-z]+="[^"]*")*)>/g, '<$1$2 />');
        expect(faultOfXml(`<div>${asXml}</div>`)).toBeNull();
      }),
    );
  });
});
