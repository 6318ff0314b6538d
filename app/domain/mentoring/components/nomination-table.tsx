import { useTranslation } from '#app/i18n/page-words.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { NominationsQuery } from '../lists.ts';

interface ListedLeader {
  id: string;
  pseudonym: string;
  nomination: { id: string; state: string; isOpen: boolean } | null;
}

/** An organisation's emerging leaders, each with what its leads can do. */
export function NominationTable({ list: { organisation, query, count, pages, people } }: { list: { organisation: { id: string }; query: NominationsQuery; count: number; pages: number; people: readonly ListedLeader[] } }) {
  const { t } = useTranslation();
  const stateOf = (state: string) => (state === 'none' ? t('mentoring.nominations.noState') : t(`mentoring.nominations.states.${state}`));
  return (
    <Listing
      caption={t('mentoring.nominations.title')}
      query={query}
      count={count}
      pages={pages}
      rows={people}
      keyOf={({ id }) => id}
      search={t('mentoring.nominations.name')}
      empty={<Empty title={t('mentoring.nominations.none')}>{t('mentoring.nominations.noneHint')}</Empty>}
      filters={[{ name: 'state', label: t('mentoring.nominations.state'), choices: ['none', 'nominated', 'confirmed', 'declined', 'withdrawn'].map((value) => ({ value, label: stateOf(value) })) }]}
      columns={[
        { name: t('mentoring.nominations.name'), sort: 'name', cell: ({ pseudonym }) => pseudonym },
        { name: t('mentoring.nominations.state'), cell: ({ nomination }) => stateOf(nomination?.state ?? 'none') },
        {
          name: t('mentoring.nominations.action'),
          cell: ({ id, pseudonym, nomination }) =>
            nomination?.isOpen ? (
              <MoveButton look="quiet" action={`/nominations/${nomination.id}/withdrawal`} about={pseudonym}>{t('mentoring.nominations.withdraw')}</MoveButton>
            ) : nomination?.state === 'confirmed' ? null : (
              <MoveButton look="secondary" action={`/organisations/${organisation.id}/nominations`} fields={{ person: id }} about={pseudonym}>{t('mentoring.nominations.nominate')}</MoveButton>
            ),
        },
      ]}
    />
  );
}
