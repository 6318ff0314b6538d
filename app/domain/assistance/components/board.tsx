import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Link } from '#app/ui/link.tsx';
import { Section } from '#app/ui/section.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Table } from '#app/ui/table.tsx';
import { URGENCIES } from '../choices.ts';
import type { BoardQuery } from '../request-form.ts';
import { RequestBadge, TopicLine, UrgencyBadge } from './badges.tsx';

interface BoardRequest {
  id: string;
  state: string;
  urgency: string;
  topics: readonly string[];
  form: string;
  organisation: string;
  excerpt: string;
  submittedAt: string;
  /** Whole days since it was sent. */
  days: number;
}

interface BoardProps {
  board: {
    query: BoardQuery;
    topics: readonly string[];
    states: readonly string[];
    counts: Readonly<Record<string, number>>;
    countedTo: number;
    referred: readonly BoardRequest[];
    requests: readonly BoardRequest[];
    previous: string | null;
    next: string | null;
  };
}

/** What was sent to a network, narrowed and ordered by the address of the page, so without JavaScript as well. */
export function Board({ board: { query, topics, states, counts, countedTo, referred, requests, previous, next } }: BoardProps) {
  const { t } = useTranslation();
  const amount = (...some: string[]) => {
    const sum = some.reduce((all, state) => all + (counts[state] ?? 0), 0);
    return some.some((state) => (counts[state] ?? 0) > countedTo) ? t('assistance.board.more', { count: countedTo }) : String(sum);
  };
  const linkTo = (change: Partial<Record<keyof BoardQuery, string>>) => `?${new URLSearchParams(Object.entries({ ...query, after: '', before: '', ...change }).filter(([, value]) => value !== ''))}`;
  const isNarrowed = query.q !== '' || query.state !== 'open' || query.topic !== '' || query.urgency !== '';
  const stateChoices = [
    { value: 'open', label: t('assistance.board.open', { amount: amount('submitted', 'clarifying', 'referred') }) },
    ...states.map((state) => ({ value: state, label: t('assistance.board.inState', { state: t(`assistance.states.${state}`), amount: amount(state) }) })),
  ];
  return (
    <>
      {referred.length > 0 ? (
        <Section title={t('assistance.board.referred')} className="mb-12">
          <BoardTable caption={t('assistance.board.referred')} requests={referred} />
        </Section>
      ) : null}
      <FilterBar
        search={{ name: 'q', label: t('assistance.board.search'), value: query.q }}
        selects={[
          { name: 'state', label: t('assistance.board.state'), value: query.state === 'all' ? '' : query.state, choices: stateChoices },
          { name: 'topic', label: t('assistance.board.topic'), value: query.topic, choices: topics.map((topic, index) => ({ value: String(index + 1), label: t(`assistance.topics.${topic}`) })) },
          { name: 'urgency', label: t('assistance.board.urgency'), value: query.urgency, choices: URGENCIES.map((urgency) => ({ value: urgency, label: t(`assistance.urgencies.${urgency}`) })) },
        ]}
        keep={{ by: query.by }}
        {...(isNarrowed ? { clearTo: '?' } : {})}
      />
      {requests.length === 0 ? (
        <Empty title={t('assistance.board.none')}>{t('assistance.board.noneHint')}</Empty>
      ) : (
        <BoardTable
          caption={t('assistance.board.title')}
          requests={requests}
          order={{ by: query.by === 'urgency' ? 'urgency' : 'age', down: query.by === 'newest', linkTo: (by, down) => linkTo({ by: by === 'urgency' ? 'urgency' : down ? 'newest' : 'oldest' }) }}
        />
      )}
      {previous || next ? (
        <nav aria-label={t('ui.table.pages')} className="mt-6 flex flex-wrap gap-3 print:hidden">
          {previous ? <ButtonLink look="secondary" icon="arrow-left" to={linkTo({ before: previous })}>{t('ui.table.previous')}</ButtonLink> : null}
          {next ? <ButtonLink look="secondary" iconAfter="arrow-right" to={linkTo({ after: next })}>{t('ui.table.next')}</ButtonLink> : null}
        </nav>
      ) : null}
    </>
  );
}

function BoardTable({ caption, requests, order }: { caption: string; requests: readonly BoardRequest[]; order?: Parameters<typeof Table>[0]['order'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={caption}
      rows={requests}
      keyOf={({ id }) => id}
      {...(order ? { order } : {})}
      columns={[
        {
          name: t('assistance.board.request'),
          cell: ({ id, organisation, excerpt, topics }) => (
            <>
              <Link to={`/requests/${id}`} className="link">{organisation}</Link>
              <span className="block max-w-measure font-normal">{excerpt || t('assistance.board.noWords')}</span>
              <span className="block text-sm font-normal text-muted"><TopicLine topics={topics} /></span>
            </>
          ),
        },
        { name: t('assistance.facts.form'), cell: ({ form }) => t(`assistance.forms.${form}`) },
        { name: t('assistance.facts.state'), cell: ({ state }) => <RequestBadge state={state} /> },
        { name: t('assistance.facts.urgency'), sort: 'urgency', cell: ({ urgency }) => <UrgencyBadge urgency={urgency} /> },
        { name: t('assistance.board.age'), sort: 'age', align: 'end', cell: ({ days, submittedAt }) => <time dateTime={submittedAt} title={format.date(submittedAt)} className="whitespace-nowrap">{days === 0 ? t('assistance.facts.today') : t('assistance.facts.days', { count: days })}</time> },
      ]}
    />
  );
}
