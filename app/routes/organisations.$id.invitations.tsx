import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { InvitationForm, InvitationLink } from '#app/domain/network/components/invitation-form.tsx';
import { InvitationTable } from '#app/domain/network/components/invitation-table.tsx';
import { invite, listInvitations } from '#app/domain/network/invitations.server.ts';
import { invitationsQuerySchema } from '#app/domain/network/lists.ts';
import { invitationSchema } from '#app/domain/network/invitation.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page, refusedAt } from '#app/http/reply.server.ts';
import { Section } from '#app/ui/section.tsx';
import { Details } from '#app/ui/details.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { config } from '#app/platform/config.server.ts';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, invitationsQuerySchema);
  return page(context, { title: 'network.titles.invitations', words: ['network.invitations', 'network.people', 'network.roles', 'network.refusals'] }, { query, ...(await listInvitations(person, idParam(params.id), query)) });
}

/** The answer holds the address to hand over: this page is the only one that ever shows it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, invitationSchema);
  if (!form.ok) return form.refusal;
  try {
    return { link: config().origin + (await invite(person, idParam(params.id), form.value)) };
  } catch (error) {
    return refusedAt(error, 'role', form.typed);
  }
}

export default function InvitationsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { organisation, query } = list;
  const answer = useActionData<typeof action>();
  const isNarrowed = query.q !== '' || query.state !== '' || query.role !== '' || query.page > 1;
  const link = answer && 'link' in answer ? answer.link : null;
  return (
    <>
      <PageHeader title={t('network.invitations.title')} lead={t('network.invitations.lead')} above={[{ name: organisation.name, to: `/organisations/${organisation.id}` }]} />
      {link ? (
        <InvitationLink link={link} />
      ) : (
        <Details variant="box" summary={t('network.people.invite')} open={!isNarrowed}>
          <InvitationForm kind={organisation.kind} answer={answer && 'errors' in answer ? answer : undefined} />
        </Details>
      )}
      <Section title={t('network.invitations.sent')}>
        <InvitationTable list={list} />
      </Section>
    </>
  );
}
