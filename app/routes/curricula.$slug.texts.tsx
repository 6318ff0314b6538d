import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { CurriculumForm } from '#app/domain/academy/writing/components/curriculum-form.tsx';
import { findOwnCurriculum, saveCurriculumTexts } from '#app/domain/academy/writing/curricula.server.ts';
import { curriculumTextsSchema } from '#app/domain/academy/writing/curriculum-forms.ts';
import { readOrderPage } from '#app/domain/academy/writing/curriculum-page.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { slug, edit, texts, heading } = await readOrderPage(person, params.slug ?? '', await localeOf(context));
  return page(context, { title: 'academy.titles.curriculum', words: ['academy.authoring', 'academy.curricula'] }, { slug, edit, texts, heading });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const slug = params.slug ?? '';
  await findOwnCurriculum(person, slug);
  const form = await readForm(request, curriculumTextsSchema);
  if (!form.ok) return form.refusal;
  try {
    await saveCurriculumTexts(person, slug, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/curricula/${slug}`, 'academy.notices.orderKept');
}

export default function CurriculumTextsPage() {
  const { t } = useTranslation();
  const { slug, edit, texts, heading } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.curricula.texts')} kicker={heading} above={[{ name: t('academy.curricula.order'), to: `/curricula/${slug}/order` }]} />
      <CurriculumForm networks={null} edit={edit} values={texts} submit={t('academy.authoring.save')} answer={useActionData<typeof action>()} />
    </>
  );
}
