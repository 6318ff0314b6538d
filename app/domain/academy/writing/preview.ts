import type { PlacedPictures } from '../library/markdown-pictures.ts';
import { textTools } from './text-tools.server.ts';

/** Draws Markdown as it will read, safe whatever was written. What reads Markdown is loaded for whoever writes, as most never do and it takes its room in memory. */
export async function previewer(): Promise<(markdown: string, pictures?: PlacedPictures) => string> {
  const { drawHtml, parseMarkdown } = await textTools();
  return (markdown, pictures) => drawHtml(parseMarkdown(markdown).children ?? [], pictures);
}
