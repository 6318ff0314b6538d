import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { EditionsQuery } from '../edition-lists.ts';
import { useDays } from './edition-days.ts';

const KINDS = { draft: 'plain', call_open: 'accent', selecting: 'warn', running: 'good', finished: 'accent', closed: 'plain', cancelled: 'bad' } as const;

export type ShownState = keyof typeof KINDS;

/** How far an edition has come. */
export function EditionBadge({ state }: { state: ShownState }) {
  const { t } = useTranslation();
  return <Badge kind={KINDS[state]}>{t(`academy.editions.states.${state}`)}</Badge>;
}

export interface ListedEdition {
  id: string;
  name: string;
  state: ShownState;
  network: string;
  startsOn: string;
  endsOn: string;
  places: number;
}

interface EditionListProps {
  list: { query: EditionsQuery; count: number; pages: number; editions: readonly ListedEdition[] };
  empty: ReactNode;
  /** Draws them as cards, each with the network that hosts it; else they stand in a table. */
  asCards?: boolean;
}

/** Editions, searched, narrowed and ordered. */
export function EditionList({ list: { query, count, pages, editions }, empty, asCards }: EditionListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = useDays();
  return (
    <Listing
      caption={t('academy.editions.title')}
      query={query}
      count={count}
      pages={pages}
      search={t('academy.editions.form.name')}
      empty={empty}
      filters={[{ name: 'state', label: t('academy.editions.state'), choices: (Object.keys(KINDS) as ShownState[]).map((value) => ({ value, label: t(`academy.editions.states.${value}`) })) }]}
      rows={editions}
      keyOf={({ id }) => id}
      columns={[
        { name: t('academy.editions.form.name'), sort: 'name', cell: ({ id, name }) => <TextLink alone to={`/editions/${id}`}>{name}</TextLink> },
        { name: t('academy.editions.when'), sort: 'starts', sortKind: 'date', cell: days },
        { name: t('academy.editions.state'), cell: ({ state }) => <EditionBadge state={state} /> },
        { name: t('academy.editions.places'), cell: ({ places }) => format.number(places), align: 'end' },
      ]}
      draw={asCards ? (one) => (
        <Card level={2} title={one.name} to={`/editions/${one.id}`} status={<EditionBadge state={one.state} />}>
          <p>{days(one)}</p>
          <p className="mt-1 text-muted">{one.network}</p>
        </Card>
      ) : undefined}
    />
  );
}
