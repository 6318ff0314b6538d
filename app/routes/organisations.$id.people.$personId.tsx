import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PersonRoles } from '#app/domain/network/components/person-roles.tsx';
import { giveRole } from '#app/domain/network/memberships.server.ts';
import { roleSchema } from '#app/domain/network/model.ts';
import { readPerson } from '#app/domain/network/people.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { renewedSession } from '#app/http/session.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'network.titles.people', words: ['network.person', 'network.people', 'network.roles', 'network.refusals'] }, await readPerson(person, idParam(params.id), idParam(params.personId)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const [organisationId, personId] = [idParam(params.id), idParam(params.personId)];
  const form = await readForm(request, roleSchema);
  if (!form.ok) return form.refusal;
  try {
    renewedSession(context, person, await giveRole(person, organisationId, personId, form.value.role));
  } catch (error) {
    return refusedAt(error, 'role', form.typed);
  }
  return goTo(context, `/organisations/${organisationId}/people/${personId}`, 'network.notices.roleGiven');
}

export default function PersonPage() {
  const { t } = useTranslation();
  const roles = useLoaderData<typeof loader>();
  const { organisation, person } = roles;
  return (
    <>
      <PageHeader
        title={person.pseudonym}
        lead={t('network.person.lead', { organisation: organisation.name })}
        above={[
          { name: organisation.name, to: `/organisations/${organisation.id}` },
          { name: t('network.people.title'), to: `/organisations/${organisation.id}/people` },
        ]}
      />
      <PersonRoles roles={roles} answer={useActionData<typeof action>()} />
    </>
  );
}
