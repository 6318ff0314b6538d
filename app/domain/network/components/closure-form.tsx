import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Cluster, Prose, Stack } from '#app/ui/layout.tsx';
import { Link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { readClosure } from '../closure.server.ts';

type Closure = Awaited<ReturnType<typeof readClosure>>;

/** Before closing: what it does and what it leaves; or what must be done first. */
export function ClosureForm({ closure: { id, isNetwork, people, invitations, members } }: { closure: Closure }) {
  const { t } = useTranslation();
  if (members > 0) {
    return (
      <Notice kind="warn" standing title={t('network.closure.first', { count: members })} actions={<ButtonLink to={`/organisations?network=${id}`}>{t('network.closure.toMembers')}</ButtonLink>}>
        <p>{t('network.closure.firstHow')}</p>
      </Notice>
    );
  }
  return (
    <Stack gap="lg">
      <Prose>
        <ul>
          <li>{t(isNetwork ? 'network.closure.leavesNetwork' : 'network.closure.leaves')}</li>
          {people > 0 ? <li>{t('network.closure.people', { count: people })}</li> : null}
          {invitations > 0 ? <li>{t('network.closure.invitations', { count: invitations })}</li> : null}
          <li>{t('network.closure.keeps')}</li>
        </ul>
      </Prose>
      <Cluster>
        <MoveButton look="danger" action="">{t(isNetwork ? 'network.closure.closeNetwork' : 'network.closure.close')}</MoveButton>
        <ButtonLink look="quiet" to={`/organisations/${id}`}>{t('network.closure.leave')}</ButtonLink>
      </Cluster>
    </Stack>
  );
}

/** What stands on the page of something that is closed: that it is, and who can reopen it. */
export function ClosedNotice({ id, closedAt, mayReopen, network }: { id: string; closedAt: string; mayReopen: boolean; network: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Notice kind="warn" standing className="mb-8" title={t('network.closure.closedOn', { date: format.date(closedAt) })} actions={mayReopen ? <MoveButton action={`/organisations/${id}/reopening`}>{t('network.closure.reopen')}</MoveButton> : null}>
      <p>{mayReopen ? t('network.closure.closedKept') : t('network.closure.closedAsk', { network: network ?? '' })}</p>
      {mayReopen ? null : <p className="mt-2"><Link to="/home">{t('network.titles.home')}</Link></p>}
    </Notice>
  );
}
