import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ErasureForm, WhatGoes } from '#app/domain/mentoring/components/erasure-parts.tsx';
import { erasureSchema } from '#app/domain/mentoring/ending-forms.ts';
import { erasePairing } from '#app/domain/mentoring/erasure.server.ts';
import { findPairing } from '#app/domain/mentoring/pairing.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { pairing, part } = await findPairing(person, idParam(params.id));
  return page(context, { title: 'mentoring.titles.pairing', words: ['mentoring.erasure', 'mentoring.errors'] }, { id: pairing.id, part, goesOn: pairing.state !== 'closed' });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findPairing(person, id);
  const form = await readForm(request, erasureSchema);
  if (!form.ok) return form.refusal;
  await erasePairing(person, id);
  return goTo(context, `/pairings/${id}`, 'mentoring.notices.erased');
}

export default function ErasurePage() {
  const { t } = useTranslation();
  const { id, part, goesOn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.erasure.title')} lead={t(`mentoring.erasure.lead.${part}`)} above={[{ name: t('mentoring.erasure.back'), to: `/pairings/${id}` }]} />
      {goesOn ? <Notice kind="warn" standing className="mb-8">{t('mentoring.erasure.ends')}</Notice> : null}
      <WhatGoes part={part} />
      <ErasureForm answer={useActionData<typeof action>()} submit={t('mentoring.erasure.now')} />
    </>
  );
}
