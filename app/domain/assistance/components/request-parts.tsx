import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { RequestPage } from '../request-page.server.ts';
import { EngagementBadge, TopicLine } from './badges.tsx';

/** What is said of security, or why one does not read it. */
export function Security({ security, state }: { security: string | null; state: string }) {
  const { t } = useTranslation();
  const isOver = ['declined', 'completed', 'withdrawn'].includes(state);
  return (
    <Section title={<span className="inline-flex items-center gap-2"><Icon name="lock" /> {t('assistance.facts.security')}</span>} lead={security === null ? undefined : t('assistance.request.securityFor')}>
      <p className={security ? 'typed max-w-measure border-s-4 border-warn bg-warn-soft px-4 py-3' : 'text-muted'}>
        {security || t(security === null ? 'assistance.request.securityLater' : isOver ? 'assistance.request.securityGone' : 'assistance.request.nothingSaid')}
      </p>
    </Section>
  );
}

export function DeclineReason({ reason }: { reason: string }) {
  const { t } = useTranslation();
  return reason ? <Notice standing className="mt-8" title={t('assistance.request.declined')}><span className="typed">{reason}</span></Notice> : null;
}

export function Referrals({ referrals }: { referrals: RequestPage['referrals'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (referrals.length === 0) return null;
  return (
    <Section title={t('assistance.request.referrals')}>
      <ol className="space-y-4">
        {referrals.map(({ id, from, to, state, reason, answer, referredAt }) => (
          <li key={id} className="border-s-4 border-line ps-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{t('assistance.request.referredTo', { from, to })}</span>
              <span className="text-muted">{format.date(referredAt)}</span>
              <Badge kind={state === 'waiting' ? 'accent' : 'plain'}>{t(`assistance.request.referralStates.${state}`)}</Badge>
            </p>
            {reason ? <p className="typed max-w-measure">{reason}</p> : null}
            {answer ? <p className="typed max-w-measure text-muted">{answer}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

export function Engagements({ engagements }: { engagements: RequestPage['engagements'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (engagements.length === 0) return null;
  return (
    <Section title={t('assistance.request.engagements')}>
      <ul className="space-y-3">
        {engagements.map(({ id, state, topics, createdAt }) => (
          <li key={id}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link to={`/engagements/${id}`} className="link font-semibold">{t('assistance.engagement.title', { date: format.date(createdAt) })}</Link>
              <EngagementBadge state={state} />
            </p>
            <p className="text-muted"><TopicLine topics={topics} /></p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
