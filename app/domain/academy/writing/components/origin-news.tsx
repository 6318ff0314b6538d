import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import type { OriginNews } from '../origin-news.server.ts';

/** Modules whose origin came out after them, each with where its changes are decided on. */
export function OriginNewsList({ news }: { news: readonly OriginNews[] }) {
  const { t } = useTranslation();
  if (news.length === 0) return null;
  return (
    <Section title={t('academy.authoring.news.title')} lead={t('academy.authoring.news.lead')}>
      <ul className="divide-y divide-line border-y border-line">
        {news.map(({ address, title, language, version, draftId }) => (
          <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0">
              <TextLink alone to={`/modules/${address}`}><span lang={language}>{title}</span></TextLink>
              <span className="block text-sm text-muted">{t('academy.authoring.news.newer', { version })}</span>
            </span>
            {draftId ? <ButtonLink look="secondary" to={`/drafts/${draftId}/origin`}>{t('academy.authoring.news.decide')}<span className="sr-only" lang={language}> {title}</span></ButtonLink> : <MoveButton look="secondary" action={`/modules/${address}/revision`} about={title}>{t('academy.authoring.next.begin')}</MoveButton>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
