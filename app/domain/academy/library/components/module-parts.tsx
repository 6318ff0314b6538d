import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Details } from '#app/ui/details.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { clockOf } from '../durations.ts';
import type { ExplainedWord } from '../glossary.ts';
import type { ModulePage } from '../module-page.ts';
import type { BlockKind } from '#app/domain/academy/vocabulary.ts';
import { Duration } from './duration.tsx';

/** What a trainer wrote, drawn and made safe when it was published. A table that is wider than its place scrolls, by the keyboard too. */
export function Written({ html }: { html: string }) {
  return <div className="prose written" dangerouslySetInnerHTML={{ __html: html.replaceAll('<table>', '<table tabindex="0">') }} />;
}

export interface PlannedBlock {
  id: string;
  kind: BlockKind;
  minutes: number;
  from: number;
  to: number;
}

/** The session at a glance: when each block begins and ends, and how long it takes. */
export function PlanTable({ plan, blocks, language }: { plan: readonly PlannedBlock[]; blocks: ModulePage['blocks']; language: string }) {
  const { t } = useTranslation();
  return (
    <ol className="mb-6 max-w-measure divide-y divide-line border-y border-line">
      {plan.map(({ id, kind, minutes, from, to }, i) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-4 py-2">
          <span className="w-24 shrink-0 text-sm text-muted tabular-nums">{clockOf(from)}–{clockOf(to)}</span>
          <span className="min-w-0 flex-1">
            <TextLink to={`#block-${id}`} lang={language}>{blocks[i]?.title}</TextLink> <span className="text-sm text-muted">{t(`academy.kinds.${kind}`)}</span>
          </span>
          <span className="text-sm whitespace-nowrap"><Duration minutes={minutes} /></span>
        </li>
      ))}
    </ol>
  );
}

/** The blocks in full, each with the notes for whoever leads. */
export function Blocks({ plan, blocks, language }: { plan: readonly PlannedBlock[]; blocks: ModulePage['blocks']; language: string }) {
  const { t } = useTranslation();
  return plan.map(({ id, kind, minutes, from, to }, i) => {
    const block = blocks[i];
    return block ? (
      <section key={id} id={`block-${id}`} className="mt-8 break-inside-avoid-page">
        <h3 className="text-xl" lang={language}>{block.title}</h3>
        <p className="mt-1 mb-3 flex flex-wrap items-center gap-2 text-sm text-muted">
          <Badge>{t(`academy.kinds.${kind}`)}</Badge> {clockOf(from)}–{clockOf(to)} · <Duration minutes={minutes} />
        </p>
        <div lang={language}>
          <Written html={block.steps} />
          {block.notes ? <div className="mt-3 max-w-measure border-s-4 border-sand ps-4"><Written html={block.notes} /></div> : null}
        </div>
      </section>
    ) : null;
  });
}

/** Questions, each with its answer behind a press. */
export function Questions({ questions, right, language }: { questions: ModulePage['questions']; right: readonly string[]; language: string }) {
  const { t } = useTranslation();
  return (
    <ol className="flex max-w-measure flex-col gap-6">
      {questions.map(({ question, answers, explanation }, i) => (
        <li key={i} className="break-inside-avoid-page" lang={language}>
          <h3 className="text-lg">{i + 1}. {question}</h3>
          <ol className="mt-2 flex list-[lower-alpha] flex-col gap-1 ps-6">{answers.map((html, at) => <li key={at}><div dangerouslySetInnerHTML={{ __html: html }} /></li>)}</ol>
          <Details summary={<span lang={t('academy.module.languageOfPage')}>{t('academy.module.answer')} <span className="sr-only">{i + 1}</span></span>}>
            <p className="font-semibold"><span lang={t('academy.module.languageOfPage')}>{t('academy.module.right', { letter: right[i] ?? '' })}</span></p>
            <Written html={explanation} />
          </Details>
        </li>
      ))}
    </ol>
  );
}

/** A part of the module under a heading of its own. */
export function ModulePart({ id, title, language, children }: { id: string; title: string; language?: string; children: ReactNode }) {
  return (
    <section id={id} className="section section-2" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-4 text-2xl">{title}</h2>
      <div lang={language}>{children}</div>
    </section>
  );
}

/** What the marked words of a text mean, each where its word leads. */
export function WordsExplained({ words }: { words: readonly ExplainedWord[] }) {
  return (
    <dl className="max-w-measure space-y-3">
      {words.map(({ key, term, meaning }) => (
        <div key={key} id={`word-${key}`} className="target:bg-sunken">
          <dt className="font-semibold">{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
