import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { DeclineForm } from '#app/domain/assistance/components/reason-forms.tsx';
import { reasonSchema } from '#app/domain/assistance/reasons.ts';
import { findHandled } from '#app/domain/assistance/requests.server.ts';
import { declineRequest } from '#app/domain/assistance/triage.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, organisation } = await findHandled(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.declining', words: ['assistance.decline', 'assistance.thread.back'] }, { id, organisation: organisation.name });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, reasonSchema);
  if (!form.ok) return form.refusal;
  await declineRequest(person, id, form.value.reason);
  return goTo(context, `/requests/${id}`, 'assistance.notices.declined');
}

export default function DecliningPage() {
  const { t } = useTranslation();
  const { id, organisation } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.decline.title')} lead={t('assistance.decline.lead', { organisation })} above={[{ name: t('assistance.thread.back'), to: `/requests/${id}` }]} />
      <DeclineForm answer={useActionData<typeof action>()} />
    </>
  );
}
