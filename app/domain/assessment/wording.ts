import type { Locale } from '#app/i18n/locales.ts';
import type { WrittenAnswer } from './answering.server.ts';
import type { Criterion, Instrument } from './instrument.ts';
import { choiceOf } from './model.ts';

/** What a page that asks criteria is drawn from, in one language: how the choices are called, and each criterion without the words of its question. */
export function tellCriteria({ scale }: Pick<Instrument, 'scale'>, criteria: readonly Criterion[], locale: Locale, t: (key: string) => string) {
  return {
    choices: { ...Object.fromEntries(scale.map(({ level, name }) => [String(level), `${level} · ${name[locale]}`])), not_applicable: t('assessment.answer.notApplicable'), dont_know: t('assessment.answer.dontKnow') } as Record<string, string>,
    criteria: criteria.map(({ id, title, evidence }) => ({ id, title: title[locale], evidence: evidence.map((item) => item[locale]) })),
  };
}

/** An answer as a form holds it; an empty one where there is none yet. */
export function toldAnswer(answer: WrittenAnswer | null | undefined) {
  if (!answer) return { choice: '', note: '', evidence: '', version: 0, savedAt: null };
  return { choice: choiceOf(answer), note: answer.note, evidence: answer.evidence, version: answer.version, savedAt: answer.savedAt };
}
