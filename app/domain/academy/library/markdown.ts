import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { isTooDeep, lineTooMarked } from './markdown-bounds.ts';
import type { MarkdownNode } from './markdown-node.ts';
import { NO_PICTURES, PLACE_OF_PICTURE, placePictures, type PlacedPictures } from './markdown-pictures.ts';
import { TERM } from './markdown-terms.ts';

export type { MarkdownNode };

/** How a word of the glossary is marked: `[[consent]]`. */
const MARKED = /\[\[([^[\]\n]{1,60})\]\]/;

/**
 * What Markdown may become: running text, lists, tables, and the module's own pictures. No link, form, style or name, and no
 * other picture: nothing that leads away, asks another server, or could be taken for a part of the page.
 */
const SAFE: Options = {
  tagNames: ['p', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'br', 'hr', 'h3', 'h4', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  attributes: { img: [['src', PLACE_OF_PICTURE], 'alt', 'width', 'height', ['loading', 'lazy']], ol: ['start'], th: ['align'], td: ['align'], em: [['className', TERM]] },
  strip: [],
  clobberPrefix: '',
  protocols: {},
};

/** HTML that is XML as well, for pages that are read outside of this place. */
const xmlDrawer = unified().use(remarkRehype).use(rehypeSanitize, SAFE).use(rehypeStringify, { closeSelfClosing: true });

const reader = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
const drawer = unified().use(remarkRehype).use(rehypeSanitize, SAFE).use(rehypeStringify);

/**
 * Markdown as a tree. What looks like HTML in it is text like any other: it is shown as it was written, and does nothing. So is all
 * that has more marks than can be read in little time: forms refuse it, and what was kept before they did stays legible.
 */
export function parseMarkdown(markdown: string, of: 'assembled' | 'whole' = 'assembled'): MarkdownNode {
  if (lineTooMarked(markdown, of) !== null) return asTyped(markdown);
  const tree = reader.parse(markdown) as MarkdownNode;
  return isTooDeep(tree) ? asTyped(markdown) : asText(tree);
}

/** A text with no marks read in it. */
function asTyped(markdown: string): MarkdownNode {
  const position = { start: { line: 1, offset: 0 }, end: { offset: markdown.length } };
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: markdown, position }], position }], position };
}

function asText(node: MarkdownNode): MarkdownNode {
  if (node.type === 'html') return { ...node, type: 'text' };
  return node.children ? { ...node, children: node.children.flatMap((child) => (child.type === 'html' && isBlockParent(node) ? { type: 'paragraph', children: [asText(child)], ...(child.position ? { position: child.position } : {}) } : child.type === 'text' && node.type !== 'heading' ? withTerms(child) : asText(child))) } : node;
}

/** Words that are marked as those of the glossary stand out; all else stays as it is. */
function withTerms(node: MarkdownNode): MarkdownNode[] {
  const [before = '', term, ...rest] = (node.value ?? '').split(MARKED);
  if (term === undefined) return [node];
  const after = (node.value ?? '').slice(before.length + term.length + 4);
  const marked: MarkdownNode = { type: 'emphasis', data: { hProperties: { className: [TERM] } }, children: [{ type: 'text', value: term }] };
  return [...(before ? [{ ...node, value: before }] : []), marked, ...(rest.length > 0 && after ? withTerms({ ...node, value: after }) : [])];
}

function isBlockParent({ type }: MarkdownNode): boolean {
  return ['root', 'blockquote', 'listItem'].includes(type);
}

/** Pieces of Markdown as HTML that is safe whatever was written. Headings go no higher than those of a page's parts. */
export function drawHtml(nodes: readonly MarkdownNode[], pictures: PlacedPictures = NO_PICTURES): string {
  return drawer.stringify(drawer.runSync(asRoot(placePictures(nodes, pictures))) as never);
}

/** The same, well-formed as XML too. */
export function drawXhtml(nodes: readonly MarkdownNode[], pictures: PlacedPictures = NO_PICTURES): string {
  const xhtml = xmlDrawer.stringify(forReaders(xmlDrawer.runSync(asRoot(placePictures(nodes, pictures))) as DrawnNode) as never);
  return forXml(xhtml.replace(/<img(?: [a-z]+="[^"]*")* \/>/g, (tag) => `<${tag.slice(1).replaceAll('<', '&#x3C;')}`));
}

/** A text without the signs that no XML may hold. */
export function forXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

function asRoot(nodes: readonly MarkdownNode[]): never {
  return { type: 'root', children: nodes.map((node) => (node.type === 'heading' ? { ...node, depth: Math.min(4, Math.max(3, node.depth ?? 3)) } : node)) } as never;
}

interface DrawnNode {
  properties?: { align?: string; style?: string; loading?: string };
  children?: DrawnNode[];
}

/** By the standard of today, where the text of a column stands is a matter of style; and pictures that lie at hand are not waited for. */
function forReaders({ properties: { align, loading: _, ...properties } = {}, children, ...node }: DrawnNode): DrawnNode {
  return { ...node, properties: align ? { ...properties, style: `text-align:${align}` } : properties, ...(children ? { children: children.map(forReaders) } : {}) };
}

/** The words of a piece, without its marks. */
export function plainText(node: MarkdownNode): string {
  if (node.type === 'break') return ' ';
  return node.value ?? (node.children ?? []).map(plainText).join('');
}
