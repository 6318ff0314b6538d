import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { writeClarification } from '#app/domain/assistance/clarification.server.ts';
import { Thread } from '#app/domain/assistance/components/thread.tsx';
import { clarificationSchema } from '#app/domain/assistance/reasons.ts';
import { readRequest } from '#app/domain/assistance/request-page.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, thread, side, organisation, may } = await readRequest(person, idParam(params.id));
  if (side === null) throw new Refusal('assistance.refusals.notYours');
  return page(context, { title: 'assistance.titles.thread', words: ['assistance.thread'] }, { id, thread, side, organisation: organisation.name, mayWrite: may.write, zone: person.timeZone ?? 'UTC' });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, clarificationSchema);
  if (!form.ok) return form.refusal;
  await writeClarification(person, id, form.value.text);
  return goTo(context, `/requests/${id}`, 'assistance.notices.sent');
}

export default function ClarificationsPage() {
  const { t } = useTranslation();
  const { organisation, ...thread } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.thread.title')} kicker={organisation} above={[{ name: t('assistance.thread.back'), to: `/requests/${thread.id}` }]} />
      <Thread {...thread} answer={useActionData<typeof action>()} />
    </>
  );
}
