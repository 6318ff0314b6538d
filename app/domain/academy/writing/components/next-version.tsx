import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';

/** For the trainers of a module's network: its next version, to be begun or written on. */
export function NextVersion({ address, draft }: { address: string; draft: string | null }) {
  const { t } = useTranslation();
  const withdrawal = <TextLink look="bad" to={`/modules/${address}/withdrawal`}>{t('academy.authoring.withdrawal.title')}</TextLink>;
  const next = draft ? <TextLink to={`/drafts/${draft}`}>{t('academy.authoring.next.open')}</TextLink> : <MoveButton look="secondary" action={`/modules/${address}/revision`}>{t('academy.authoring.next.begin')}</MoveButton>;
  return <span className="flex flex-wrap items-center gap-x-6 gap-y-2">{next} {withdrawal}</span>;
}
