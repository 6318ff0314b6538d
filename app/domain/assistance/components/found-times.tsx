import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import type { ToldTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import type { ToldTogether } from '../shown-plan.ts';
import { TimesTogether } from './told-times.tsx';

export interface ShownTime {
  /** Where planning goes on from this time. */
  to: string;
  told: ToldTime;
  times: readonly ToldTogether[];
  /** What stands against it, by the name of whom. */
  blocked: readonly { key: string; name: string; reason: string }[];
}

export interface ShownSearch {
  times: readonly ShownTime[];
  partial: readonly ShownTime[];
  blockers: readonly { name: string; steps: number; alone: number; reasons: readonly string[] }[];
  /** Who has not yet said when they can. */
  unsaid: readonly string[];
}

/** Times that suit all; or who stands in the way, and the times that suit most. */
export function FoundTimes({ search: { times, partial, blockers, unsaid } }: { search: ShownSearch }) {
  const { t } = useTranslation();
  return (
    <>
      {unsaid.length > 0 ? <p className="mb-4 text-muted">{t('assistance.sessions.unsaid', { names: unsaid.join(', '), count: unsaid.length })}</p> : null}
      {times.length > 0 ? (
        <Section title={t('assistance.sessions.suitAll')} lead={t('assistance.sessions.suitAllLead')}>
          <TimeCards times={times} />
        </Section>
      ) : (
        <>
          <Empty title={t('assistance.sessions.suitNone')}>{t('assistance.sessions.suitNoneHint')}</Empty>
          {blockers.length > 0 ? (
            <Section title={t('assistance.sessions.blockers')}>
              <ul className="list-disc ps-6">
                {blockers.map(({ name, alone, reasons }) => (
                  <li key={name}>
                    {t('assistance.sessions.blocker', { name, reasons: reasons.map((reason) => t(`assistance.sessions.reasons.${reason}`)).join(', ') })}
                    {alone > 0 ? ` ${t('assistance.sessions.blockerAlone', { count: alone })}` : ''}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {partial.length > 0 ? (
            <Section title={t('assistance.sessions.suitMost')} lead={t('assistance.sessions.suitMostLead')}>
              <TimeCards times={partial} />
            </Section>
          ) : null}
        </>
      )}
    </>
  );
}

function TimeCards({ times }: { times: readonly ShownTime[] }) {
  const { t } = useTranslation();
  return (
    <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {times.map(({ to, told, times: each, blocked }, position) => (
        <li key={to} className="flex">
          <Card
            className="w-full"
            title={wholeTime(told)}
            status={blocked.length > 0 ? <Badge kind="warn">{t('assistance.sessions.cannot', { count: blocked.length })}</Badge> : position === 0 ? <Badge kind="good">{t('assistance.sessions.best')}</Badge> : null}
            footer={<Link className="link inline-flex min-h-11 items-center font-semibold" to={to}>{t('assistance.sessions.planFrom')}<span className="sr-only"> {wholeTime(told)}</span></Link>}
          >
            <TimesTogether times={each} />
          </Card>
        </li>
      ))}
    </ol>
  );
}
