import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ErasureForm, WhatGoes } from '#app/domain/mentoring/components/erasure-parts.tsx';
import { erasureSchema } from '#app/domain/mentoring/ending-forms.ts';
import { eraseMentoring } from '#app/domain/mentoring/own-erasure.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  await requirePerson(context);
  return page(context, { title: 'mentoring.titles.ownData', words: ['mentoring.erasure', 'mentoring.ownData', 'mentoring.errors'] }, {});
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, erasureSchema);
  if (!form.ok) return form.refusal;
  await eraseMentoring(person);
  return goTo(context, '/mentoring/data', 'mentoring.notices.erased');
}

export default function OwnErasurePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('mentoring.erasure.allTitle')} lead={t('mentoring.erasure.allLead')} above={[{ name: t('mentoring.ownData.title'), to: '/mentoring/data' }]} />
      <WhatGoes part="everything" />
      <ErasureForm answer={useActionData<typeof action>()} submit={t('mentoring.erasure.allNow')} />
    </>
  );
}
