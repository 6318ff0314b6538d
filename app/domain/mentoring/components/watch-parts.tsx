import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Link } from '#app/ui/link.tsx';
import { addressOf } from '#app/ui/listing.tsx';
import { Section } from '#app/ui/section.tsx';
import { Table } from '#app/ui/table.tsx';
import type { WatchQuery } from '../lists.ts';

/** Who waits, and where places are free. */
export function WatchFacts({ waiting, mentors, placesFree, roundId }: { waiting: number; mentors: number; placesFree: number; roundId: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      facts={[
        { name: t('mentoring.watch.waiting'), value: format.number(waiting) },
        { name: t('mentoring.watch.mentors'), value: format.number(mentors) },
        { name: t('mentoring.watch.placesFree'), value: format.number(placesFree) },
        ...(roundId ? [{ name: t('mentoring.watch.openRound'), value: <Link className="link" to={`/rounds/${roundId}`}>{t('mentoring.titles.round')}</Link> }] : []),
      ]}
    />
  );
}

/** What was raised to the coordinators and that nobody has seen to: what has waited longest, and the way to all of it. */
export function RaisedList({ raised, count }: { raised: readonly { id: string; raisedAt: string; mentee: string; mentor: string | null }[]; count: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('mentoring.watch.raised')} lead={t('mentoring.watch.raisedLead')}>
      <ul className="divide-y divide-line border-y border-line">
        {raised.map(({ id, raisedAt, mentee, mentor }) => {
          const pair = t('mentoring.round.fixed', { mentee, mentor: mentor ?? t('mentoring.watch.gone') });
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <span className="font-semibold">{pair}</span>
              <span className="text-muted">{t('mentoring.watch.raisedOn', { date: format.date(raisedAt) })}</span>
              <ButtonLink look="secondary" to={`/pairings/${id}/oversight`}>{t('mentoring.watch.lookAt')}</ButtonLink>
            </li>
          );
        })}
      </ul>
      {count > raised.length ? <p className="mt-4"><Link className="link" to="?state=raised">{t('mentoring.watch.raisedAll', { count })}</Link></p> : null}
    </Section>
  );
}

/** All pairings, those of one state, or those that were raised, where there are any. */
export function StateFilter({ counts, all, query }: { counts: Readonly<Partial<Record<string, number>>>; all: number; query: WatchQuery }) {
  const { state } = query;
  const { t } = useTranslation();
  const format = useFormat();
  const states = [{ value: '', label: t('mentoring.watch.all'), count: all }, ...['accepted', 'active', 'paused', 'closing', 'closed'].map((value) => ({ value, label: t(`mentoring.pairingStates.${value}`), count: counts[value] ?? 0 })), ...(counts.raised || state === 'raised' ? [{ value: 'raised', label: t('mentoring.watch.raised'), count: counts.raised ?? 0 }] : [])];
  return (
    <nav aria-label={t('mentoring.watch.filter')} className="mb-6 flex flex-wrap gap-3 print:hidden">
      {states.map(({ value, label, count }) => (
        <ButtonLink key={value} look={value === state ? 'primary' : 'secondary'} aria-current={value === state ? 'page' : undefined} to={addressOf({ ...query, page: 1, state: value })}>
          {label} ({format.number(count)})
        </ButtonLink>
      ))}
    </nav>
  );
}

/** Finds pairings by who is in them, and turns their order round; among those of the state that is shown. */
export function PairingSearch({ query: { q, order, state } }: { query: WatchQuery }) {
  const { t } = useTranslation();
  const choices = (['-since', 'since'] as const).map((value) => ({ value, label: t('ui.table.order.by', { name: t('mentoring.watch.since'), way: t(`ui.table.order.date.${value === 'since' ? 'up' : 'down'}`) }) }));
  return <FilterBar search={{ name: 'q', label: t('mentoring.watch.search'), value: q }} order={{ name: 'order', label: t('ui.table.order.name'), value: order, choices, where: 'always' }} keep={state ? { state } : {}} clearTo={addressOf({ order, state })} />;
}

/** Levels gained over a network, nobody's alone. */
export function GainedTable({ gained }: { gained: readonly { competency: string; name: string; people: number; mean: number }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('mentoring.watch.gained')}
      rows={gained}
      keyOf={({ competency }) => competency}
      columns={[
        { name: t('mentoring.watch.competency'), cell: ({ name }) => name },
        { name: t('mentoring.watch.people'), align: 'end', cell: ({ people }) => format.number(people) },
        { name: t('mentoring.watch.mean'), align: 'end', cell: ({ mean }) => format.number(mean, 1) },
      ]}
    />
  );
}
