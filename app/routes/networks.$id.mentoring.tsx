import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { GainedTable, PairingSearch, RaisedList, StateFilter, WatchFacts } from '#app/domain/mentoring/components/watch-parts.tsx';
import { PairingTable } from '#app/domain/mentoring/components/pairing-table.tsx';
import { namesOfCompetencies } from '#app/domain/mentoring/framework.server.ts';
import { readLevelsGained } from '#app/domain/mentoring/levels-gained.server.ts';
import { watchQuerySchema } from '#app/domain/mentoring/lists.ts';
import { readWatch } from '#app/domain/mentoring/watch.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { addressOf } from '#app/ui/listing.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages } from '#app/ui/pagination.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const query = readQuery(request, watchQuerySchema);
  const [watch, gained, locale] = await Promise.all([readWatch(person, id, query), readLevelsGained(person, id), localeOf(context)]);
  const names: Readonly<Record<string, string>> = namesOfCompetencies(locale);
  return page(context, { title: 'mentoring.titles.watch', words: ['mentoring.opportunities', 'mentoring.pairingStates', 'mentoring.round', 'mentoring.titles', 'mentoring.watch'] }, { ...watch, query, gained: gained.map((one) => ({ ...one, name: names[one.competency] ?? one.competency })) });
}

export default function WatchPage() {
  const { t } = useTranslation();
  const { network, all, counts, mentors, placesFree, waiting, roundId, raised, pairings, pages, query, gained } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.watch.title')} lead={t('mentoring.watch.lead', { network: network.name })}>
        <ButtonLink look="secondary" to={`/networks/${network.id}/rounds`}>{t('mentoring.watch.rounds')}</ButtonLink>
        <ButtonLink look="secondary" to={`/networks/${network.id}/opportunities`}>{t('mentoring.opportunities.title')}</ButtonLink>
      </PageHeader>
      <WatchFacts waiting={waiting} mentors={mentors} placesFree={placesFree} roundId={roundId} />
      {raised.length > 0 && query.state !== 'raised' && query.q === '' ? <RaisedList raised={raised} count={counts.raised} /> : null}
      <Section title={t('mentoring.watch.pairings')}>
        {all === 0 && query.q === '' ? (
          <Empty level={3} title={t('mentoring.watch.none')}>{t('mentoring.watch.noneHint')}</Empty>
        ) : (
          <>
            <StateFilter counts={counts} all={all} query={query} />
            <PairingSearch query={query} />
            {pairings.length === 0 ? <p className="text-muted">{t('mentoring.watch.noneHere')}</p> : <PairingTable pairings={pairings} />}
            <Pages page={query.page} pages={pages} linkTo={(page) => addressOf({ ...query, page })} />
          </>
        )}
      </Section>
      <Section title={t('mentoring.watch.gained')} lead={t('mentoring.watch.gainedLead')}>
        {gained.length === 0 ? <p className="text-muted">{t('mentoring.watch.gainedNone')}</p> : <GainedTable gained={gained} />}
      </Section>
    </>
  );
}
