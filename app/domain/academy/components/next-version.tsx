import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';

/** For the trainers of a module's network: its next version, to be begun or written on. */
export function NextVersion({ address, draft }: { address: string; draft: string | null }) {
  const { t } = useTranslation();
  return draft ? <TextLink to={`/drafts/${draft}`}>{t('academy.authoring.next.open')}</TextLink> : <MoveButton look="secondary" action={`/modules/${address}/revision`}>{t('academy.authoring.next.begin')}</MoveButton>;
}
