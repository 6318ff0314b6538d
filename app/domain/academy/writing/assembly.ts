import { answersOf, inOrder, NO_WORDS, type PieceKind, type WrittenPiece } from './draft-pieces.ts';
import { HEADINGS, PARTS, type Written } from '../headings.ts';
import { parseMarkdown, type MarkdownNode } from '../library/markdown.ts';
import { escapeLine, settle } from './markdown-writing.ts';
import { readModuleText } from '../library/module-text.ts';
import type { ModuleHead } from '../library/model.ts';
import { LETTERS } from '../vocabulary.ts';

/** The pieces of a draft as one Markdown text in a language, by the headings of those that come as files. Pure. */
export function assembleText(pieces: readonly WrittenPiece[], language: Written): string {
  const { parts, adaptations, notes } = HEADINGS[language];
  const of = (kind: PieceKind) => inOrder(pieces).filter((piece) => piece.kind === kind).map((piece) => piece.words[language] ?? NO_WORDS);
  const whole = (kind: PieceKind) => settle(of(kind)[0]?.body ?? '', 3);
  const said: Record<(typeof PARTS)[number], string> = {
    purpose: whole('purpose'),
    audience: whole('audience'),
    objectives: whole('objectives'),
    plan: of('block').map((one) => [`### ${escapeLine(one.title)}`, settle(one.body, 4), withBegin(`**${notes}**`, settle(one.notes, 4))].filter(Boolean).join('\n\n')).join('\n\n'),
    materials: whole('materials'),
    handout: whole('handout'),
    adaptations: (['low_literacy', 'online', 'criminalised'] as const).map((kind, i) => `### ${adaptations[i]}\n\n${settle(of(kind)[0]?.body ?? '', 4)}`).join('\n\n'),
    check: of('question').map(({ title, body, notes: why }) => `### ${escapeLine(title)}\n\n${answersOf(body).map((answer, i) => `- ${LETTERS[i] ?? '?'}) ${answer}`).join('\n')}\n\n${quoted(settle(why, 4))}`).join('\n\n'),
    sources: whole('sources'),
  };
  return `# ${escapeLine(of('purpose')[0]?.title ?? '')}\n\n${PARTS.map((part) => `## ${parts[part]}\n\n${said[part]}\n`).join('\n')}`;
}

/** Notes begin with their mark, in the same line where they begin with running text. */
function withBegin(mark: string, text: string): string {
  if (text === '') return '';
  return parseMarkdown(text).children?.[0]?.type === 'paragraph' ? `${mark} ${text}` : `${mark}\n\n${text}`;
}

function quoted(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** What a version's head says of its pieces, in their order. */
export function planOf(pieces: readonly WrittenPiece[]): Pick<ModuleHead, 'plan' | 'questions'> {
  const ordered = inOrder(pieces);
  return {
    plan: ordered.flatMap(({ kind, key, blockKind, minutes }) => (kind === 'block' ? [{ id: key, kind: blockKind ?? 'input', minutes: minutes ?? 0 }] : [])),
    questions: ordered.flatMap(({ kind, key, right, objective }) => (kind === 'question' ? [{ id: key, right: LETTERS.find((letter) => letter === right) ?? 'a', ...(objective === null ? {} : { objective }) }] : [])),
  };
}

/** The pieces of which a text consists, as they could have been written here: the begin of a next version. Pure. */
export function takeApart(texts: Readonly<Partial<Record<Written, string>>>, head: Pick<ModuleHead, 'plan' | 'questions'>): WrittenPiece[] {
  const pieces = new Map<string, WrittenPiece>();
  for (const [language, markdown] of Object.entries(texts) as [Written, string][]) {
    const { title, tree } = readModuleText(markdown, language, head);
    const cut = (nodes: readonly MarkdownNode[]) => sliceOf(markdown, nodes);
    const put = (kind: PieceKind, key: string, words: Partial<WrittenPiece['words'][string]>, more: Partial<WrittenPiece> = {}) => {
      const piece = pieces.get(key) ?? { key, kind, blockKind: null, minutes: null, right: null, objective: null, words: {}, ...more };
      pieces.set(key, { ...piece, words: { ...piece.words, [language]: { ...NO_WORDS, ...words } } });
    };
    put('purpose', 'purpose', { title, body: cut(tree.purpose) });
    for (const kind of ['audience', 'objectives', 'materials', 'handout', 'sources'] as const) put(kind, kind, { body: cut(tree[kind]) });
    (['low_literacy', 'online', 'criminalised'] as const).forEach((kind, i) => put(kind, kind, { body: cut(tree.adaptations[i]?.text ?? []) }));
    head.plan.forEach(({ id, kind: blockKind, minutes }, i) => put('block', id, { title: tree.blocks[i]?.title ?? '', body: cut(tree.blocks[i]?.steps ?? []), notes: cut(tree.blocks[i]?.notes ?? []).replace(/^(\*\*|__).*?\1\s*/, '') }, { blockKind, minutes }));
    head.questions.forEach(({ id, right, objective = null }, i) => {
      const { question = '', answers = [], explanation = [] } = tree.questions[i] ?? {};
      put('question', id, { title: question, body: answers.map((answer) => cut(answer).replace(/^[a-d]\) /, '').replace(/\s*\n\s*/g, ' ')).join('\n'), notes: cut(explanation).replace(/(?<=\n) {0,3}> ?/g, '') }, { right, objective });
    });
  }
  return inOrder([...pieces.values()]);
}

/** A piece's own letters, from its first sign to its last. */
function sliceOf(markdown: string, nodes: readonly MarkdownNode[]): string {
  const [from, to] = [nodes[0]?.position?.start.offset, nodes.at(-1)?.position?.end.offset];
  return from === undefined || to === undefined ? '' : markdown.slice(from, to);
}

