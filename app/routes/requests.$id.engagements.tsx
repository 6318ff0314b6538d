import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { EngagementForm } from '#app/domain/assistance/components/engagement-form.tsx';
import { engagementSchema } from '#app/domain/assistance/request-form.ts';
import { readScoping } from '#app/domain/assistance/scoping.server.ts';
import { engageAgain } from '#app/domain/assistance/triage.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assistance.titles.again', words: ['assistance.accept', 'assistance.topics', 'assistance.forms', 'assistance.thread.back'] }, await readScoping(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, engagementSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/engagements/${await engageAgain(person, id, form.value)}`, 'assistance.notices.accepted');
  } catch (error) {
    // What was chosen to be joined can have gone on meanwhile: then one chooses again.
    if (form.value.engagementId === null) throw error;
    return refusedAt(error, 'engagementId', form.typed);
  }
}

export default function FurtherEngagementPage() {
  const { t } = useTranslation();
  const { request, joinable } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.accept.againTitle')} lead={t('assistance.accept.lead', { organisation: request.organisation })} above={[{ name: t('assistance.thread.back'), to: `/requests/${request.id}` }]} />
      <EngagementForm request={request} joinable={joinable} submit={t('assistance.accept.again')} answer={useActionData<typeof action>()} />
    </>
  );
}
