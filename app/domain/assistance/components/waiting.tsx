import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import { comingSessions, inOrder, pathOfWaiting, type Waiting } from '../waiting.ts';

const COUNTED_TO = 99;

interface WaitingProps {
  waiting: readonly Waiting[];
  timeZone: string;
}

/** What waits for whoever reads, and which sessions come next: each leads on to where it is dealt with. */
export function WaitingParts({ waiting, timeZone }: WaitingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const items = inOrder(waiting);
  const { own, others, week } = comingSessions(waiting);
  const networks = waiting.filter(({ kind }) => kind === 'network');
  const session = ({ at, names }: Waiting) => [at ? format.dateTime(at, timeZone) : '', names].filter(Boolean).join(' · ');
  return (
    <>
      {items.length > 0 ? (
        <Section title={t('assistance.waiting.title')}>
          <WaitingList items={items} tell={(item) => <WaitingItem item={item} timeZone={timeZone} />} />
        </Section>
      ) : null}
      {own.length > 0 ? (
        <Section title={t('assistance.waiting.sessions')}>
          <WaitingList items={own} tell={(item) => <Link to={pathOfWaiting(item)}>{session(item)}</Link>} />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title={t('assistance.waiting.week', { count: week })}>
          <WaitingList items={others} tell={(item) => <Link to={pathOfWaiting(item)}>{session(item)}</Link>} />
        </Section>
      ) : null}
      {networks.length > 0 ? (
        <Section title={t('assistance.waiting.networks')}>
          <Table
            caption={t('assistance.waiting.networks')}
            rows={networks}
            keyOf={({ target }) => target}
            columns={[
              { name: t('assistance.waiting.network'), cell: ({ names }) => names },
              { name: t('assistance.waiting.open'), align: 'end', cell: ({ count }) => format.number(count) },
              { name: t('assistance.waiting.goingOn'), align: 'end', cell: ({ more }) => format.number(more ?? 0) },
            ]}
          />
          <p className="mt-3">
            <Link to="/assistance">{t('assistance.waiting.figures')}</Link>
          </p>
        </Section>
      ) : null}
    </>
  );
}

function WaitingList({ items, tell }: { items: readonly Waiting[]; tell: (item: Waiting) => React.ReactNode }) {
  return (
    <ul className="max-w-measure divide-y divide-line border-y border-line">
      {items.map((item) => (
        <li key={`${item.kind} ${item.target} ${item.more}`} className="flex min-h-11 flex-col justify-center py-2">
          {tell(item)}
        </li>
      ))}
    </ul>
  );
}

function WaitingItem({ item, timeZone }: { item: Waiting; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, count, names, at, more } = item;
  const words = t(`assistance.waiting.kinds.${kind}`, { count, shown: count > COUNTED_TO ? `${COUNTED_TO}+` : format.number(count), month: more });
  const when = at ? (kind === 'unsettled' ? format.dateTime(at, timeZone) : t(kind === 'followUps' || kind === 'followUp' ? 'assistance.waiting.due' : 'assistance.waiting.since', { date: format.date(at, kind === 'followUps' || kind === 'followUp' ? 'UTC' : timeZone) })) : null;
  return (
    <>
      <Link to={pathOfWaiting(item)} className="link font-semibold">{words}</Link>
      <span className="text-sm text-muted">{[names, when].filter(Boolean).join(' · ')}</span>
    </>
  );
}
