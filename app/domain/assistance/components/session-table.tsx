import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Table } from '#app/ui/table.tsx';
import type { ToldTime } from '#app/domain/calendar/told-times.ts';
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

/** The sessions of an engagement, each with its time for whoever reads. */
export function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation();
  return (
    <Table
      caption={t('assistance.sessions.title')}
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        { name: t('assistance.sessions.when'), cell: ({ id, told }) => <TextLink to={`/sessions/${id}`}><Told time={told} /></TextLink> },
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
