import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSchema } from '#app/domain/network/model.ts';
import { listPeople } from '#app/domain/network/people.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { useFormat } from '#app/i18n/format.ts';
import { ButtonLink, MoveButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages, Table } from '#app/ui/table.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, listSchema);
  return page(context, { title: 'network.titles.people', words: ['network.people', 'network.roles'] }, { query, ...(await listPeople(person, idParam(params.id), query)) });
}

export default function PeoplePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { organisation, people, count, pages, query, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.people.title')} lead={t('network.people.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]}>
        {may.invite ? <ButtonLink to={`/organisations/${organisation.id}/invitations`}>{t('network.people.invite')}</ButtonLink> : null}
      </PageHeader>
      <form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
        <label className="font-semibold">
          {t('ui.table.search')}
          <input type="search" name="q" defaultValue={query.q} className="mt-1" />
        </label>
        <button className="button button-secondary">{t('ui.table.filter')}</button>
      </form>
      {count === 0 ? (
        <Empty title={t('ui.table.none')} />
      ) : (
        <Table
          caption={t('network.people.title')}
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            { name: t('network.people.pseudonym'), cell: ({ pseudonym }) => pseudonym },
            { name: t('network.people.role'), cell: ({ role }) => t(`network.roles.${role}`) },
            { name: t('network.people.since'), cell: ({ since }) => format.date(since) },
            ...(may.endMembership ? [{ name: t('network.people.end'), cell: ({ id }: { id: string }) => <MoveButton look="danger" action={`/memberships/${id}/ending`}>{t('network.people.end')}</MoveButton> }] : []),
          ]}
        />
      )}
      <Pages page={query.page} pages={pages} linkTo={(page) => `?q=${encodeURIComponent(query.q)}&page=${page}`} />
    </>
  );
}
