import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '#app/i18n/locales.ts';
import { Question } from './components/question.tsx';
import type { Criterion } from './instrument.ts';

/** An instrument is read once and never changes; what was drawn of it lives as long. */
const drawn = new WeakMap<Criterion, Partial<Record<Locale, string>>>();

/** The questions of some criteria as HTML with nothing chosen, by criterion. Everyone reads the same: they are drawn once, as they were half of the work for a page. */
export function drawQuestions(criteria: readonly Criterion[], choices: Readonly<Record<string, string>>, locale: Locale): Record<string, string> {
  return Object.fromEntries(criteria.map((one) => [one.id, drawQuestion(one, choices, locale)]));
}

function drawQuestion(criterion: Criterion, choices: Readonly<Record<string, string>>, locale: Locale): string {
  const known = drawn.get(criterion) ?? {};
  drawn.set(criterion, known);
  return (known[locale] ??= renderToStaticMarkup(
    <Question
      name={`${criterion.id}.choice`}
      title={criterion.title[locale]}
      question={criterion.question[locale]}
      why={criterion.why[locale]}
      choices={Object.entries(choices).map(([value, label]) => ({ value, label, text: criterion.levels[Number(value)]?.[locale] ?? null }))}
    />,
  ));
}
