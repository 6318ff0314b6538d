import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assembleText, planOf, takeApart } from './assembly.ts';
import { fieldsOf, inOrder, minutesIn, moveTo, PIECE_KINDS, type PieceKind, type WrittenPiece } from './draft-pieces.ts';
import { WRITTEN, type Written } from '../headings.ts';
import { drawHtml, parseMarkdown } from '../library/markdown.ts';
import { settle } from './markdown-writing.ts';
import type { ModuleHead } from '../library/model.ts';
import { readModuleText } from '../library/module-text.ts';
import { lacksOf } from './wholeness.ts';

const letter = fc.constantFrom('a', 'b', 'é', ' ', '\n', '\n\n', '#', '## ', '- ', '1. ', '> ', '*', '**', '_', '`', '```\n', '~~~\n', '<', '>', '<script>', '<!--', '-->', '</div>', '&amp;', '[', ']', '(x)', '|', '---\n', '===\n', '\\', 'www.a.org', '    ', '\t', ':', '!', '~', '**Facilitation.**');
const text = fc.array(letter, { minLength: 1, maxLength: 14 }).map((parts) => `w${parts.join('')}`);
const wild = fc.array(letter, { maxLength: 14 }).map((parts) => parts.join(''));
const line = fc.array(letter, { minLength: 1, maxLength: 8 }).map((parts) => `w${parts.join('')}w`.replace(/\s+/g, ' '));
const list = fc.array(line.map((one) => one.replace(/[^\p{L} ]/gu, '')), { minLength: 4, maxLength: 7 }).map((items) => items.map((item) => `- ${item}`).join('\n'));

const wordsOf = (kind: PieceKind) => fc.record({ title: fieldsOf(kind).includes('title') ? line : fc.constant(''), body: kind === 'objectives' || kind === 'materials' || kind === 'sources' ? list : kind === 'question' ? fc.array(line, { minLength: 3, maxLength: 4 }).map((all) => all.join('\n')) : text, notes: fieldsOf(kind).includes('notes') ? text : fc.constant('') });
const piece = (kind: PieceKind, key: string): fc.Arbitrary<WrittenPiece> =>
  fc.record({ en: wordsOf(kind), fr: wordsOf(kind), minutes: fc.integer({ min: 5, max: 15 }), right: fc.constantFrom('a', 'b', 'c'), objective: fc.option(fc.integer({ min: 1, max: 4 })), blockKind: fc.constantFrom('input' as const, 'debrief' as const) }).map(({ en, fr, minutes, right, objective, blockKind }) => ({ key, kind, words: { en, fr }, objective: kind === 'question' ? objective : null, minutes: kind === 'block' ? minutes : null, right: kind === 'question' ? right : null, blockKind: kind === 'block' ? blockKind : null }));
const draft = fc.tuple(...PIECE_KINDS.flatMap((kind) => (kind === 'block' ? [1, 2, 3] : kind === 'question' ? [1, 2, 3, 4, 5, 6] : [0]).map((n) => piece(kind, n === 0 ? kind : `${kind}-${n}`)))).map((pieces) => pieces as WrittenPiece[]);
const FACTS = { available: 240, components: [], criteria: ['a'], competencies: ['b'], audience: ['board'] };

describe('a draft as a text', () => {
  it('reads by the headings with nothing wrong, whatever stands in its pieces', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom(...WRITTEN), (pieces, language) => {
        fc.pre(lacksOf(FACTS, pieces, language, []).length === 0);
        const { faults, tree, title } = readModuleText(assembleText(pieces, language), language, planOf(pieces));
        // The mark of the notes in somebody's own steps makes these the notes: nothing of them is lost.
        expect(faults).toEqual([]);
        expect(title).toBe(pieces[0]?.words[language]?.title.trim());
        expect(tree.blocks).toHaveLength(3);
        expect(tree.questions.map(({ answers }) => answers.length)).toEqual(pieces.filter(({ kind }) => kind === 'question').map(({ words }) => words[language]?.body.split('\n').length));
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('is taken apart into the same pieces', () => {
    fc.assert(
      fc.property(draft, (drawn) => {
        // The mark of the notes within somebody's own words makes notes of what follows it.
        const pieces = JSON.parse(JSON.stringify(drawn).replaceAll('**Facilitation.**', 'w')) as WrittenPiece[];
        fc.pre(WRITTEN.every((language) => lacksOf(FACTS, pieces, language, []).length === 0));
        const texts = (of: readonly WrittenPiece[]) => Object.fromEntries(WRITTEN.map((language) => [language, assembleText(of, language)])) as Record<Written, string>;
        const again = takeApart(texts(pieces), planOf(pieces));
        const facts = (of: readonly WrittenPiece[]) => of.map(({ words: _, ...all }) => all);
        expect(facts(again)).toEqual(facts(inOrder(pieces)));
        expect(planOf(again)).toEqual(planOf(pieces));
        const html = (of: readonly WrittenPiece[]) => WRITTEN.map((language) => drawHtml(parseMarkdown(assembleText(of, language)).children ?? []));
        expect(html(again)).toEqual(html(pieces));
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it.each(readdirSync('curriculum/modules').filter((name) => !name.includes('.')))('begins as %s reads, and gives it again', (slug) => {
    const head = parse(readFileSync(`curriculum/modules/${slug}/module.yaml`, 'utf8')) as ModuleHead;
    const texts = Object.fromEntries(WRITTEN.map((language) => [language, readFileSync(`curriculum/modules/${slug}/${language}.md`, 'utf8')])) as Record<Written, string>;
    const pieces = takeApart(texts, head);
    expect(planOf(pieces)).toEqual({ plan: head.plan, questions: head.questions });
    for (const language of WRITTEN) {
      expect(lacksOf({ ...FACTS, ...head, available: 480 }, pieces, language, [])).toEqual([]);
      const drawn = (markdown: string) => {
        const { title, summary, tree, faults } = readModuleText(markdown, language, head);
        expect(faults).toEqual([]);
        return { title, summary, html: JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value)) };
      };
      expect(drawn(assembleText(pieces, language))).toEqual(drawn(texts[language]));
    }
  });
});

describe('a piece among others', () => {
  it('keeps what fits to the letter, and lets nothing on into what follows', () => {
    for (const fits of ['Plain *words*.\n\n- one\n- two', '#### A heading', '```\ncode\n```', '| a |\n|---|\n| b |']) expect(settle(fits, 4)).toBe(fits);
    expect(settle('## Above', 4)).toBe('#### Above');
    expect(settle('```\nnever closed', 3)).toBe('```\nnever closed\n```');
    fc.assert(
      fc.property(wild, fc.constantFrom(3 as const, 4 as const), (body, least) => {
        const settled = settle(body, least);
        const nodes = parseMarkdown(`${settled}\n\n## next\n\nafter`).children ?? [];
        expect(nodes.slice(-2).map(({ type }) => type)).toEqual(['heading', 'paragraph']);
        expect(nodes.slice(0, -2).filter(({ type, depth = 9 }) => type === 'heading' && depth < least)).toEqual([]);
        expect(settle(settled, least)).toBe(settled);
      }),
      { numRuns: 100 },
    );
  });

  it('goes where it is sent, and the others keep their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 8 }), fc.nat(), fc.integer({ min: -2, max: 10 }), (numbers, which, place) => {
        const keys = numbers.map(String);
        const key = keys[which % keys.length] ?? '';
        const moved = moveTo(keys, key, place);
        expect(moved.indexOf(key)).toBe(Math.min(Math.max(place, 0), keys.length - 1));
        expect(moved.filter((one) => one !== key)).toEqual(keys.filter((one) => one !== key));
      }),
    );
  });

  it('counts in the minutes', () => {
    expect(minutesIn([{ minutes: 20 }, { minutes: null }, { minutes: 15 }])).toBe(35);
  });
});
