import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PeopleList } from '#app/domain/network/components/people-list.tsx';
import { peopleQuerySchema } from '#app/domain/network/lists.ts';
import { listPeople } from '#app/domain/network/people.server.ts';
import { idParam, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, peopleQuerySchema);
  return page(context, { title: 'network.titles.people', words: ['network.people', 'network.roles'] }, { query, ...(await listPeople(person, idParam(params.id), query)) });
}

export default function PeoplePage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { organisation, may } = list;
  return (
    <>
      <PageHeader title={t('network.people.title')} lead={t(may.endMembership ? 'network.people.leadKeeping' : 'network.people.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]}>
        {may.invite ? <ButtonLink to={`/organisations/${organisation.id}/invitations`} icon="plus">{t('network.people.invite')}</ButtonLink> : null}
      </PageHeader>
      <PeopleList list={list} />
    </>
  );
}
