import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Link } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { PeopleQuery } from '../lists.ts';
import type { listPeople } from '../people.server.ts';

/** An organisation's people, each with their roles. Who keeps the roles goes on from here to one of them. */
export function PeopleList({ list: { organisation, roles, query, count, pages, isFormer, people, may } }: { list: Awaited<ReturnType<typeof listPeople>> & { query: PeopleQuery } }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('network.people.title')}
      query={query}
      count={count}
      pages={pages}
      rows={people}
      keyOf={({ id }) => id}
      search={t('network.people.pseudonym')}
      empty={<Empty title={t('network.people.none')} action={may.invite ? <ButtonLink to={`/organisations/${organisation.id}/invitations`}>{t('network.people.invite')}</ButtonLink> : null}>{t('network.people.noneHint')}</Empty>}
      filters={[
        { name: 'role', label: t('network.people.role'), choices: roles.map((role) => ({ value: role, label: t(`network.roles.${role}`) })) },
        ...(may.endMembership ? [{ name: 'state', label: t('network.people.who'), open: t('network.people.current'), choices: [{ value: 'former', label: t('network.people.former') }] }] : []),
      ]}
      columns={[
        { name: t('network.people.pseudonym'), sort: 'name', cell: ({ id, pseudonym }) => (may.endMembership ? <Link to={`/organisations/${organisation.id}/people/${id}`}>{pseudonym}</Link> : pseudonym) },
        { name: t('network.people.roles'), cell: ({ roles: held }) => format.list(held.map((role) => t(`network.roles.${role}`))) },
        { name: t('network.people.since'), sort: 'since', sortKind: 'date', cell: ({ since }) => format.date(since) },
        ...(isFormer ? [{ name: t('network.people.until'), cell: ({ until }: { until: string | null }) => (until ? format.date(until) : '') }] : []),
      ]}
    />
  );
}
