import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import type { Opening } from '../open-reading.server.ts';

/** What whoever is not signed in would read, and the move itself. */
export function OpeningView({ opening: { isOpen, telling, tellingTitles, newer, seen }, path }: { opening: Opening; path: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice standing kind={isOpen ? 'warn' : 'info'} className="mb-6" title={t(isOpen ? 'academy.opening.isOpen' : 'academy.opening.isClosed')}>
        {t('academy.opening.shown')}
      </Notice>
      <Section className="mb-8" title={t('academy.opening.telling')} lead={t(telling.length > 0 ? 'academy.opening.tellingLead' : 'academy.opening.nothingTells')}>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">{telling.map(({ word, count }) => <li key={word}>{word} <span className="text-muted">× {count}</span></li>)}</ul>
        {tellingTitles.length > 0 ? (
          <>
            <p className="mt-4">{t('academy.opening.tellingTitles')}</p>
            <ul className="list-disc ps-6">{tellingTitles.map(({ title, language }) => <li key={title} lang={language}>{title}</li>)}</ul>
          </>
        ) : null}
      </Section>
      {newer.length > 0 ? (
        <Notice standing kind="warn" className="mb-6" title={t('academy.opening.newer')}>
          <ul className="list-disc ps-6">{newer.map(({ title, language }) => <li key={`${language} ${title}`} lang={language}>{title}</li>)}</ul>
          <div className="mt-3"><MoveButton look="danger" action={`${path}/opening`} fields={{ seen }}>{t('academy.opening.openAgain')}</MoveButton></div>
        </Notice>
      ) : null}
      {isOpen || newer.length > 0 ? <MoveButton look="secondary" action={`${path}/closing`}>{t('academy.opening.close')}</MoveButton> : <MoveButton look="danger" action={`${path}/opening`} fields={{ seen }}>{t('academy.opening.open')}</MoveButton>}
    </>
  );
}
