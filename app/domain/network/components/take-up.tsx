import { useTranslation } from '#app/i18n/page-words.tsx';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** An invitation before someone who has an account: to take it up with that one, or, when they have the role already, to leave it good. */
export function TakeUp({ pseudonym, held }: { pseudonym: string; held: boolean }) {
  const { t } = useTranslation();
  if (held) {
    return (
      <Notice standing title={t('network.refusals.roleHeld')} actions={<ButtonLink look="secondary" to="/home">{t('network.joining.home')}</ButtonLink>}>
        {t('network.joining.heldHint')}
      </Notice>
    );
  }
  return (
    <>
      <p className="mb-4">{t('accounts.join.signedIn', { pseudonym })}</p>
      <div className="flex flex-wrap items-center gap-3">
        <MoveButton action="">{t('accounts.join.accept')}</MoveButton>
        <form method="post" action="/sign-out">
          <button className="button button-quiet">{t('network.joining.notMe')}</button>
        </form>
      </div>
    </>
  );
}
