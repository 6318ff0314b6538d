import type { Locale } from '#app/i18n/locales.ts';
import type { PageTranslator } from '#app/i18n/page-translator.ts';
import type { Written } from '../headings.ts';
import type { GlossaryWord } from '../library/glossary.ts';
import type { ModuleHead } from '../library/model.ts';
import type { BlockKind, PaperKind } from '../vocabulary.ts';

/** The number of what draws papers, packs and books: one more when all of them are to be drawn anew. */
export const DRAWING = 4;

/** A picture that a module shows. What is published never changes: the version and the picture's name within it stand for its points. */
export interface DrawnPicture {
  version: string;
  key: string;
  /** What is to be seen, in the language of the module. */
  alt: string;
  /** As it is shown on a page, in pixels. */
  width: number;
  height: number;
}

/** A published module in one language, with all that its papers and pages say of it in words. */
export interface DrawnModule {
  language: Written;
  title: string;
  version: number;
  licence: string;
  publishedOn: string;
  minutes: number;
  audience: string[];
  plan: { id: string; kind: BlockKind; minutes: number }[];
  questions: ModuleHead['questions'];
  /** By their names. */
  components: string[];
  criteria: string[];
  competencies: string[];
  prerequisites: string[];
  /** What it was adapted from, whose that is, and in which version. */
  origin: { title: string; version: number; network: string | null } | null;
  markdown: string;
  pictures: DrawnPicture[];
  /** What the marked words of it mean. */
  words: GlossaryWord[];
}

/** A curriculum in one language, as it is taken along. */
export interface DrawnCurriculum {
  language: Written;
  title: string;
  summary: string;
  modules: DrawnModule[];
  /** Titles of those that stand in it and were withdrawn: they are not here. */
  withdrawn: string[];
}

interface Drawn {
  /** Where the file is to lie. */
  path: string;
  /** The language of our own words in it, and those words. */
  locale: Locale;
  words: object;
}

/** Where the pictures of a module lie, in their order: large for papers and books, small for pages. */
export type LyingPictures = readonly string[];

/** What is drawn apart: plain data, as it goes to another process. */
export type DrawingTask =
  | (Drawn & { kind: 'paper'; paper: PaperKind; module: DrawnModule; pictures: LyingPictures })
  /** `papers` are those of each module, in the order of `PAPERS`, which lie on the disk already; so do the pictures of each. */
  | (Drawn & { kind: 'pack'; curriculum: DrawnCurriculum; papers: string[][]; pictures: LyingPictures[] })
  | (Drawn & { kind: 'book'; curriculum: DrawnCurriculum; pictures: LyingPictures[]; id: string });

export type Translate = PageTranslator['t'];

/** What a module was adapted from, in a line; nothing for what was begun afresh. Pure. */
export function tellOrigin({ origin }: Pick<DrawnModule, 'origin'>, t: Translate): string {
  if (!origin) return '';
  const { title, version, network } = origin;
  return `${title}, ${t('academy.module.version', { version })}${network ? ` (${network})` : ''}`;
}
