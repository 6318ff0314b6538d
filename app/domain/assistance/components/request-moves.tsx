import { useTranslation } from '#app/i18n/page-words.tsx';
import { Button, ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import type { RequestPage } from '../request-page.server.ts';

const HINTS_OF_NETWORK = ['submitted', 'clarifying', 'referred', 'accepted'];

/** What the person can do with a request now, the likeliest first. */
export function RequestMoves({ request: { id, state, side, may } }: { request: Pick<RequestPage, 'id' | 'state' | 'side' | 'may'> }) {
  const { t } = useTranslation();
  const at = (move: string) => `/requests/${id}/${move}`;
  return (
    <div className="space-y-4">
      <p className="text-muted">{t(side === 'network' && HINTS_OF_NETWORK.includes(state) ? `assistance.request.networkHints.${may.giveBack ? 'askedToTakeOver' : state}` : `assistance.request.hints.${state}`)}</p>
      <div className="flex flex-wrap items-start gap-3">
        {state === 'draft' && may.change ? <ButtonLink to={at('edit')}>{t('assistance.request.edit')}</ButtonLink> : null}
        {may.submit ? <ButtonLink look="secondary" to={at('submission')}>{t('assistance.request.send')}</ButtonLink> : null}
        {state === 'clarifying' && may.write && side === 'organisation' ? <ButtonLink to="#thread">{t('assistance.request.answer')}</ButtonLink> : null}
        {may.accept ? <ButtonLink to={at('acceptance')}>{t(may.giveBack ? 'assistance.request.takeOver' : 'assistance.request.accept')}</ButtonLink> : null}
        {may.write && side === 'network' ? <ButtonLink look="secondary" to="#thread">{t('assistance.request.ask')}</ButtonLink> : null}
        {may.refer ? <ButtonLink look="secondary" to={at('referral')}>{t('assistance.request.refer')}</ButtonLink> : null}
        {may.decline ? <ButtonLink look="secondary" to={at('declining')}>{t('assistance.request.decline')}</ButtonLink> : null}
        {may.giveBack ? <ButtonLink look="secondary" to={at('referral/return')}>{t('assistance.request.giveBack')}</ButtonLink> : null}
        {may.recall ? <MoveButton look="secondary" action={at('referral/recall')}>{t('assistance.request.recall')}</MoveButton> : null}
        {may.engage ? <ButtonLink look="secondary" to={at('engagements')}>{t('assistance.request.engage')}</ButtonLink> : null}
        {state !== 'draft' && may.change ? <ButtonLink look="secondary" icon="edit" to={at('edit')}>{t('assistance.request.change')}</ButtonLink> : null}
      </div>
      {may.withdraw ? (
        <Confirm summary={t('assistance.request.withdraw')} question={t('assistance.request.withdrawQuestion')}>
          <PostForm action={at('withdrawal')}>
            <Button look="danger">{t('assistance.request.withdrawNow')}</Button>
          </PostForm>
        </Confirm>
      ) : null}
    </div>
  );
}
