import type { Locale } from '#app/i18n/locales.ts';
import type { WrittenAnswer } from './answering.server.ts';
import type { Criterion } from './instrument.ts';
import { choiceOf } from './model.ts';

/** A criterion in one language, as the page that asks it needs it. */
export function tellCriterion({ id, title, question, why, levels, evidence }: Criterion, locale: Locale) {
  return { id, title: title[locale], question: question[locale], why: why[locale], levels: levels.map((level) => level[locale]), evidence: evidence.map((item) => item[locale]) };
}

/** An answer as a form holds it; an empty one where there is none yet. */
export function toldAnswer(answer: WrittenAnswer | null | undefined) {
  if (!answer) return { choice: '', note: '', evidence: '', version: 0, savedAt: null };
  return { choice: choiceOf(answer), note: answer.note, evidence: answer.evidence, version: answer.version, savedAt: answer.savedAt };
}
