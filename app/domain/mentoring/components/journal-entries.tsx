import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { MoveButton } from '#app/ui/button.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { JournalQuery } from '../lists.ts';

interface JournalEntriesProps {
  list: { query: JournalQuery; count: number; pages: number; entries: readonly { id: string; text: string; sharedAt: string | null; createdAt: string }[] };
  mayChange: boolean;
  mayShare: boolean;
  empty: ReactNode;
}

/** Entries of a journal; its mentee shares them one by one. */
export function JournalEntries({ list: { query, count, pages, entries }, mayChange, mayShare, empty }: JournalEntriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('mentoring.journal.entries')}
      query={query}
      count={count}
      pages={pages}
      rows={entries}
      keyOf={({ id }) => id}
      empty={empty}
      filters={mayChange ? [{ name: 'shared', label: t('mentoring.journal.sharing'), choices: [{ value: 'yes', label: t('mentoring.journal.shared') }, { value: 'no', label: t('mentoring.journal.private') }] }] : []}
      columns={[{ name: t('mentoring.journal.written'), sort: 'written', sortKind: 'date', cell: () => null }]}
      draw={({ id, text, sharedAt, createdAt }) => (
        <div className="card">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="text-sm text-muted">{format.date(createdAt)}</p>
            <Badge kind={sharedAt ? 'accent' : 'plain'}>{t(sharedAt ? 'mentoring.journal.shared' : 'mentoring.journal.private')}</Badge>
          </div>
          <p className="typed mt-2 max-w-measure">{text}</p>
          {mayChange ? (
            <div className="mt-3 flex flex-wrap items-center gap-4 print:hidden">
              {sharedAt || mayShare ? (
                <MoveButton look="secondary" action={`/journal-entries/${id}/sharing`} fields={{ shared: sharedAt ? 'no' : 'yes' }} about={format.date(createdAt)}>
                  {t(sharedAt ? 'mentoring.journal.takeBack' : 'mentoring.journal.share')}
                </MoveButton>
              ) : null}
              <TextLink to={`/journal-entries/${id}`}>{t(sharedAt && !mayShare ? 'mentoring.journal.remove' : 'mentoring.journal.change')}<span className="sr-only"> {format.date(createdAt)}</span></TextLink>
            </div>
          ) : null}
        </div>
      )}
    />
  );
}
