import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleText, planOf } from './assembly.ts';
import { BODY_LIMIT, NO_WORDS, type WrittenPiece } from './draft-pieces.ts';
import { pieceSchema, previewSchema } from './draft-forms.ts';
import { settle } from './markdown-writing.ts';
import { drawHtml, parseMarkdown, plainText } from '../library/markdown.ts';
import { lineTooMarked } from '../library/markdown-bounds.ts';
import { readModuleText } from '../library/module-text.ts';

/** Far above what any text takes, and far below what a reader of Markdown takes for these when nothing bounds it. */
const SOON = 1_000;
const full = (unit: string) => unit.repeat(Math.ceil(BODY_LIMIT / unit.length)).slice(0, BODY_LIMIT);
const half = BODY_LIMIT / 2;
const stairs = Array.from({ length: 140 }, (_, i) => `${'  '.repeat(i)}- a\n`).join('').slice(0, BODY_LIMIT);

/** What kept a reader busy for seconds or minutes, or ended the program. */
const REFUSED: readonly [string, string][] = [
  ['quotes', '>'.repeat(BODY_LIMIT)],
  ['quotes with spaces', full('> ')],
  ['quotes and items', full('> - ')],
  ['items', `${full('- ').slice(0, -1)}a`],
  ['numbers', full('1. ')],
  ['footnotes', full('[^a]: ')],
  ['items under each other', stairs],
  ['items by tabs', stairs.replaceAll('  ', '\t')],
  ['emphasis', full('*a_')],
  ['one long run', `${'*'.repeat(half)}a${'*'.repeat(half)}`],
  ['underscores', `${'_'.repeat(half)}a${'_'.repeat(half)}`],
  ['struck out', full('~~a')],
  ['ends of links', full(']')],
  ['marked words', full('[[a]]')],
  ['pictures in pictures', '!['.repeat(3_000) + '](a)'.repeat(3_000)],
  ['code', full('`a``')],
  ['tags', full('<')],
  ['headings', full('a\n===\n')],
  ['a wide table', `${'|a'.repeat(3_000)}|\n${'|-'.repeat(3_000)}|\n${'a\n'.repeat(3_000)}`],
  ['a long table', `${'|a'.repeat(20)}|\n${'|-'.repeat(20)}|\n${'abcdefgh\n'.repeat(2_200)}`],
  ['empty lines', `a${full(' \n')}`.slice(0, BODY_LIMIT - 1) + 'a'],
  ...['+', '\u00a0', '\ufeff', '    >'].map((line): [string, string] => [`emphasis with ${JSON.stringify(line)} between, which ends no paragraph`, `${'*a_'.repeat(200)}\n${line}\n`.repeat(32)]),
  ['an address', `www.a${'!'.repeat(BODY_LIMIT - 6)}b`],
  ['another address', `a HTTPS://a${'!'.repeat(BODY_LIMIT - 13)}b`],
  ['lines to write on that open', `${'_'.repeat(half - 5)}|:${'_'.repeat(half - 5)}`],
];
/** Much, and yet read in little time. */
const BORNE: readonly [string, string][] = [
  ['signs', full('a')],
  ['words', full('word ')],
  ['strong words', full(`${'**word** and some more words '.repeat(20)}\n\n`)],
  ['quotes in quotes', full(`${'> '.repeat(10)}a line that is as long as a line is, and some more of it\n`)],
  ['a handout to write on', full(`Name: ${'_'.repeat(60)}\n\n`)],
  ['a plan as a table', full('| who | what | when | with what |\n').replace('\n', '\n|---|---|---|---|\n')],
  ['lines drawn across', full(`- - - - - - - - - - - - - - - - - - - - -\n\nsome words that stand between them\n\n* * * * * * * * * * * * * * * * * * * * * *\n\n`).replace(/[-* ]+$/, '')],
  ['a month', `${'| d '.repeat(32)}|\n${'|---'.repeat(32)}|\n${`${'|   '.repeat(32)}|\n`.repeat(20)}`],
  ['sources in a tight list', Array.from({ length: 50 }, (_, i) => `- [Words ${i}](https://example.org/a_page_${i}_of_it), *A title* and __more__ [[consent]]\n`).join('')],
  ['a form as a table', `| what | who |\n|---|---|\n${'| ________________ | ____________ |\n'.repeat(40)}`],
  ['backslashes', full('\\')],
  ['addresses', full('a@b.c ')],
  ['addresses as long as may be', full(`www.a${'!'.repeat(580)}b `)],
];
const parse = (text: string) => drawHtml(parseMarkdown(text).children ?? []);
/** How long this thread works at something, in milliseconds, whatever else the machine does meanwhile. */
const took = (work: () => unknown) => {
  const began = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1_000;
};

describe('text with more marks than can be read', () => {
  it.each(REFUSED)('is refused by its field, and stays legible where it was kept before (%s)', (_, text) => {
    expect(lineTooMarked(text)).not.toBeNull();
    for (const schema of [pieceSchema('handout', true), pieceSchema('handout', false)]) expect(schema.safeParse({ body: text.slice(0, BODY_LIMIT), edit: '1' }).error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([['body', 'academy.authoring.errors.marks']]);
    expect(previewSchema.safeParse({ text: text.slice(0, BODY_LIMIT) }).success).toBe(false);
    const tree = parseMarkdown(text);
    expect(plainText(tree)).toBe(text);
    expect(took(() => parse(text))).toBeLessThan(SOON);
    expect(took(() => settle(text, 3))).toBeLessThan(SOON);
  });

  it('is told by its line where it comes in a file', () => {
    expect(readModuleText(`# Title\n\n## Purpose\n\n${'> '.repeat(100)}a\n`, 'en', { plan: [], questions: [] }).faults).toContainEqual(expect.objectContaining({ line: 5, field: 'text' }));
  });

  it.each(BORNE)('is not what people write (%s)', (_, text) => {
    expect(lineTooMarked(text)).toBeNull();
    expect(took(() => parse(text))).toBeLessThan(2 * SOON);
  });

  it('is not what pieces are together, each of which is borne', () => {
    const body = `${'yes\n\n'.repeat(150)}| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(150)}`;
    expect(lineTooMarked(body)).toBeNull();
    const pieces: WrittenPiece[] = Array.from({ length: 12 }, (_, i) => ({ key: `b${i}`, kind: 'block' as const, blockKind: 'input' as const, minutes: 10, right: null, objective: null, words: { en: { ...NO_WORDS, title: 'x', body, notes: 'x' } } }));
    const text = assembleText(pieces, 'en');
    expect(readModuleText(text, 'en', planOf(pieces)).faults.filter(({ field }) => field === 'text')).toEqual([]);
    expect(readModuleText(text, 'en', planOf(pieces)).tree.blocks).toHaveLength(12);
  });

  it('is nothing of what we ship', () => {
    for (const slug of readdirSync('curriculum/modules', { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name)) for (const language of ['en', 'fr']) expect([slug, language, lineTooMarked(readFileSync(`curriculum/modules/${slug}/${language}.md`, 'utf8'))]).toEqual([slug, language, null]);
  });

  it('whatever nests, in whatever order, is read or refused soon', () => {
    parse('warm **up**');
    const mark = fc.constantFrom('>', '> ', '- ', '* ', '1. ', '12) ', '  ', '    ', '\t', '*', '**', '_', '~~', '[', '](a)', '![', ']', '[[', '`', '``', '<', '|', '|-', '\n', '\n\n', '[^a]: ', 'a', 'word ');
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 6 }), fc.array(mark, { maxLength: 6 }), fc.constantFrom(40, 400, 4_000), (opening, closing, times) => {
        const text = `${opening.join('').repeat(times)}a${closing.join('').repeat(times)}`.slice(0, BODY_LIMIT);
        expect(took(() => parse(text))).toBeLessThan(2 * SOON);
        expect(plainText(parseMarkdown(text)).length).toBeLessThanOrEqual(2 * text.length);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
