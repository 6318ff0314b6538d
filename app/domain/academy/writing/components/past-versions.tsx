import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Section } from '#app/ui/section.tsx';
import type { PastVersion } from '../history.server.ts';
import { Changes } from './changes.tsx';

/** The versions of a module, the newest first, each with what changed in it. */
export function PastVersions({ versions, timeZone }: { versions: readonly PastVersion[]; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return versions.map(({ version, publishedAt, state, language, changes }) => (
    <Section key={version} title={t('academy.authoring.history.version', { version })} lead={format.dateTime(publishedAt, timeZone)} actions={<Badge kind={state === 'published' ? 'good' : 'plain'}>{t(`academy.authoring.states.${state}`)}</Badge>}>
      <div lang={language} className="max-w-measure">{changes?.some(({ kind }) => kind !== 'same') ? <Changes changes={changes} /> : <p lang={t('academy.module.languageOfPage')} className="text-muted">{t(changes ? 'academy.authoring.history.unchanged' : 'academy.authoring.history.first')}</p>}</div>
    </Section>
  ));
}
