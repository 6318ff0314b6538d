import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ReturnForm } from '#app/domain/assistance/components/reason-forms.tsx';
import { reasonSchema } from '#app/domain/assistance/reasons.ts';
import { findReferred, returnRequest } from '#app/domain/assistance/referral.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { id, organisation } = await findReferred(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.return', words: ['assistance.giveBack', 'assistance.thread.back'] }, { id, organisation: organisation.name });
}

/** What was returned is no longer seen by who returned it: one lands on one's own board. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, reasonSchema);
  if (!form.ok) return form.refusal;
  return goTo(context, `/networks/${await returnRequest(person, id, form.value.reason)}/requests`, 'assistance.notices.returned');
}

export default function ReturnPage() {
  const { t } = useTranslation();
  const { id, organisation } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.giveBack.title')} kicker={organisation} lead={t('assistance.giveBack.lead')} above={[{ name: t('assistance.thread.back'), to: `/requests/${id}` }]} />
      <ReturnForm answer={useActionData<typeof action>()} />
    </>
  );
}
