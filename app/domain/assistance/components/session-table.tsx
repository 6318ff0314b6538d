import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { ToldTime } from '#app/domain/calendar/told-times.ts';
import type { SessionsQuery } from '../lists.ts';
import { Told } from './told-times.tsx';

const KINDS: Readonly<Record<string, BadgeKind>> = { planned: 'accent', held: 'good', missed: 'warn', cancelled: 'plain' };

export function SessionBadge({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state] ?? 'plain'}>{t(`assistance.sessions.states.${state}`)}</Badge>;
}

interface Session {
  id: string;
  state: string;
  form: string;
  wasMoved: boolean;
  mayMove: boolean;
  told: ToldTime;
}

interface SessionTableProps {
  list: { query: SessionsQuery; count: number; pages: number; sessions: readonly Session[] };
  empty: ReactNode;
}

/** The sessions of an engagement, each with its time for whoever reads. */
export function SessionTable({ list: { query, count, pages, sessions }, empty }: SessionTableProps) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('assistance.sessions.title')}
      query={query}
      count={count}
      pages={pages}
      rows={sessions}
      keyOf={({ id }) => id}
      empty={empty}
      filters={[
        { name: 'state', label: t('assistance.sessions.state'), choices: Object.keys(KINDS).map((value) => ({ value, label: t(`assistance.sessions.states.${value}`) })) },
        { name: 'form', label: t('assistance.sessions.form'), choices: ['remote', 'in_person', 'exchange_visit', 'partner_workshop'].map((value) => ({ value, label: t(`assistance.forms.${value}`) })) },
      ]}
      columns={[
        { name: t('assistance.sessions.when'), sort: 'when', sortKind: 'date', cell: ({ id, told }) => <TextLink to={`/sessions/${id}`}><Told time={told} /></TextLink> },
        { name: t('assistance.sessions.form'), cell: ({ form }) => t(`assistance.forms.${form}`) },
        {
          name: t('assistance.sessions.state'),
          cell: ({ state, wasMoved }) => (
            <span className="inline-flex flex-wrap gap-2">
              <SessionBadge state={state} />
              {wasMoved ? <Badge>{t('assistance.sessions.wasMoved')}</Badge> : null}
            </span>
          ),
        },
        ...(sessions.some(({ mayMove }) => mayMove) ? [{ name: t('assistance.sessions.change'), cell: ({ id, mayMove, told }: Session) => (mayMove ? <TextLink to={`/sessions/${id}/time`}>{t('assistance.sessions.move')}<span className="sr-only"> {told.day}</span></TextLink> : '–') }] : []),
      ]}
    />
  );
}
