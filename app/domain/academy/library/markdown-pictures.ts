import type { MarkdownNode } from './markdown-node.ts';

/** A picture's name in a text: `![](picture:1a2b3c4d)`. */
export const PICTURE_KEY = /^[0-9a-f]{8}$/;
const REFERENCE = /^picture:([0-9a-f]{8})$/;
/** Where a picture lies: with a draft, with a module, or beside the page in a book. Nothing else is ever drawn. */
export const PLACE_OF_PICTURE = /^(?:\/(?:drafts|modules)\/[a-z0-9-]+\/pictures\/[a-z0-9-]+\/file|pictures\/\d{2,}-[0-9a-f]{8}\.jpg)$/;

/** A picture as a text shows it. */
export interface PlacedPicture {
  src: string;
  width: number;
  height: number;
  /** What is to be seen, for who does not see it. */
  alt: string;
}

/** The pictures that a text may show, by their names: those of its own version. */
export type PlacedPictures = ReadonlyMap<string, PlacedPicture>;
export const NO_PICTURES: PlacedPictures = new Map();

/** The name of the picture that a node shows; null for what is none of ours. */
export function keyOfPicture({ type, url = '' }: Pick<MarkdownNode, 'type' | 'url'>): string | null {
  return type === 'image' ? (REFERENCE.exec(url)?.[1] ?? null) : null;
}

/** The pictures that pieces of Markdown show: their names, and what the text itself says is to be seen. Pure. */
export function picturesShown(nodes: readonly MarkdownNode[]): { key: string; alt: string }[] {
  return nodes.flatMap((node) => {
    const key = keyOfPicture(node);
    return [...(key === null ? [] : [{ key, alt: (node.alt ?? '').trim() }]), ...picturesShown(node.children ?? [])];
  });
}

/** Pieces of Markdown with the pictures that they may show in their places; every other picture is left out. Pure. */
export function placePictures(nodes: readonly MarkdownNode[], pictures: PlacedPictures): MarkdownNode[] {
  return nodes.flatMap((node): MarkdownNode[] => {
    if (node.type === 'imageReference') return [];
    if (node.type !== 'image') return node.children ? [{ ...node, children: placePictures(node.children, pictures) }] : [node];
    const placed = pictures.get(keyOfPicture(node) ?? '');
    if (!placed) return [];
    const { src, width, height, alt } = placed;
    return [{ type: 'image', url: src, alt: (node.alt ?? '').trim() || alt, data: { hProperties: { width, height, loading: 'lazy' } } }];
  });
}

/** What a writer types to show a picture. */
export function referenceTo(key: string): string {
  return `![](picture:${key})`;
}
