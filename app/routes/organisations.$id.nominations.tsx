import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { NominationTable } from '#app/domain/mentoring/components/nomination-table.tsx';
import { nominationsQuerySchema } from '#app/domain/mentoring/lists.ts';
import { nominationSchema } from '#app/domain/mentoring/nomination-form.ts';
import { assertLeads, listNominations, nominate } from '#app/domain/mentoring/nominations.server.ts';
import { idParam, readForm, readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, nominationsQuerySchema);
  return page(context, { title: 'mentoring.titles.nominations', words: ['mentoring.nominations'] }, { ...(await listNominations(person, idParam(params.id), query)), query });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const organisationId = idParam(params.id);
  // Whether one may is asked before what was sent is looked at: to everyone else the page is not there.
  assertLeads(person, organisationId);
  const form = await readForm(request, nominationSchema);
  if (!form.ok) return form.refusal;
  await nominate(person, organisationId, form.value.person);
  return goTo(context, `/organisations/${organisationId}/nominations`, 'mentoring.notices.nominated');
}

export default function NominationsPage() {
  const { t } = useTranslation();
  const list = useLoaderData<typeof loader>();
  const { organisation } = list;
  return (
    <>
      <PageHeader title={t('mentoring.nominations.title')} lead={t('mentoring.nominations.lead', { organisation: organisation.name })} above={[{ name: t('mentoring.nominations.people'), to: `/organisations/${organisation.id}/people` }]} />
      <NominationTable list={list} />
    </>
  );
}
