import { drawHtml, parseMarkdown } from './markdown.ts';

/** Markdown as it will read, safe whatever was written. */
export function drawPreview(markdown: string): string {
  return drawHtml(parseMarkdown(markdown).children ?? []);
}
