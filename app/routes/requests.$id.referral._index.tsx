import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ReferralForm } from '#app/domain/assistance/components/reason-forms.tsx';
import { referralSchema } from '#app/domain/assistance/reasons.ts';
import { readReferralChoices, referRequest } from '#app/domain/assistance/referral.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'assistance.titles.referral', words: ['assistance.refer', 'assistance.thread.back'] }, await readReferralChoices(person, idParam(params.id)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, referralSchema);
  if (!form.ok) return form.refusal;
  const isReferred = await referRequest(person, id, form.value);
  if (!isReferred) return formErrors({ networkId: 'ui.forms.errors.choose' }, form.typed);
  return goTo(context, `/requests/${id}`, 'assistance.notices.referred');
}

export default function ReferralPage() {
  const { t } = useTranslation();
  const { request, networks } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.refer.title')} kicker={request.organisation} lead={t('assistance.refer.lead')} above={[{ name: t('assistance.thread.back'), to: `/requests/${request.id}` }]} />
      <ReferralForm networks={networks} answer={useActionData<typeof action>()} />
    </>
  );
}
