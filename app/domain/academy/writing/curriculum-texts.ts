import type { Locale } from '#app/i18n/locales.ts';

/** The texts of a curriculum as they are kept. */
export type CurriculumTexts = Record<'title' | 'summary', Record<Locale, string>>;

/** Each of them by itself, as a form has it. */
export const TEXTS = ['titleEn', 'titleFr', 'summaryEn', 'summaryFr'] as const;
export type CurriculumText = (typeof TEXTS)[number];
export type FlatTexts = Record<CurriculumText, string>;

/** A text of an origin that says something else than when that was decided on last, beside what the curriculum that was adapted from it says. */
export interface TextChange {
  text: CurriculumText;
  before: string;
  after: string;
  own: string;
}

/** As a form has them. Pure. */
export function flatTexts({ title, summary }: CurriculumTexts): FlatTexts {
  return { titleEn: title.en, titleFr: title.fr, summaryEn: summary.en, summaryFr: summary.fr };
}

/** As they are kept. Pure. */
export function keptTexts({ titleEn, titleFr, summaryEn, summaryFr }: FlatTexts): CurriculumTexts {
  return { title: { en: titleEn, fr: titleFr }, summary: { en: summaryEn, fr: summaryFr } };
}

/** What the origin says otherwise since that was decided on last, and is not said so here already. Pure. */
export function textChanges(own: FlatTexts, basis: FlatTexts, origin: FlatTexts): TextChange[] {
  return TEXTS.filter((text) => basis[text] !== origin[text] && own[text] !== origin[text]).map((text) => ({ text, before: basis[text], after: origin[text], own: own[text] }));
}
