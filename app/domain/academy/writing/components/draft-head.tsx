import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { PageHeader, type PageAbove } from '#app/ui/page-header.tsx';
import type { readDraftPage } from '../draft-page.server.ts';

type Head = Pick<Awaited<ReturnType<typeof readDraftPage>>, 'language' | 'version' | 'state' | 'address'> & { heading: string };

/** A draft's name and state. */
export function DraftHead({ draft: { heading, language, version, state, address }, above }: { draft: Head; above: readonly PageAbove[] }) {
  const { t } = useTranslation();
  return (
    <PageHeader
      title={heading ? <span lang={language}>{heading}</span> : t('academy.authoring.untitled')}
      kicker={`/modules/${address} · ${t('academy.module.version', { version })}`}
      status={<Badge kind={state === 'in_review' ? 'accent' : 'plain'}>{t(`academy.authoring.states.${state}`)}</Badge>}
      above={above}
    />
  );
}
