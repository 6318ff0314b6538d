/** A piece of Markdown, as much of it as is looked at here. */
export interface MarkdownNode {
  type: string;
  depth?: number;
  ordered?: boolean;
  start?: number | null;
  value?: string;
  children?: MarkdownNode[];
  /** Of a picture. */
  url?: string;
  alt?: string | null;
  /** Of a word of the glossary: how it is told from other words that are said with weight. Of a picture that is placed: its size. */
  data?: { hProperties: Readonly<Record<string, unknown>> };
  position?: { start: { line: number; offset?: number }; end: { offset?: number } };
}
