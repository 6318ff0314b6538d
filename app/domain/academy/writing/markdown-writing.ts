import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { parseMarkdown, plainText, type MarkdownNode } from '../library/markdown.ts';

const writer = unified().use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*' }).use(remarkGfm, { singleTilde: false });

/** A heading that no piece can hold: what stands before it is whole when it is found again. */
const END = '## end of the piece';

/**
 * Markdown that can stand as a piece among others: no heading above `least`, and nothing that would go on into what follows, as a
 * fence that was never closed does. What fits already stays to the letter. Pure.
 */
export function settle(markdown: string, least: 3 | 4): string {
  const text = markdown.replace(/\r\n?/g, '\n').trim();
  if (text === '') return '';
  const nodes = parseMarkdown(`${text}\n\n${END}\n`).children ?? [];
  const last = nodes.at(-1);
  const isWhole = last?.type === 'heading' && last.depth === 2 && nodes.slice(0, -1).every(({ type, depth = least }) => type !== 'heading' || depth >= least);
  return isWhole ? text : write(parseMarkdown(text).children ?? [], least);
}

function write(nodes: readonly MarkdownNode[], least: number): string {
  const children = nodes.map(withMarks).map((node) => (node.type === 'heading' ? { ...node, depth: Math.max(least, node.depth ?? least) } : node));
  return writer.stringify({ type: 'root', children } as never).trim();
}

/** Words of the glossary as they are marked. */
function withMarks(node: MarkdownNode): MarkdownNode {
  if (node.data) return { type: 'text', value: `[[${plainText(node)}]]` };
  return node.children ? { ...node, children: node.children.map(withMarks) } : node;
}

/** A line of plain text as Markdown that says the same. */
export function escapeLine(text: string): string {
  return text.replace(/[\\`*_[\]<>#!|~&@]|(?<=www)\.|(?<=https?):/gi, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-+=])/, '\\$1');
}
