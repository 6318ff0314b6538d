import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OpeningView } from '#app/domain/academy/library/components/opening-view.tsx';
import { findOpening, openingSchema, openReading, readOpening } from '#app/domain/academy/library/open-reading.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.curriculum', words: ['academy.opening'] }, { opening: await readOpening(person, 'curriculum', params.slug ?? '', await localeOf(context)) });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await findOpening(person, 'curriculum', params.slug ?? '');
  const form = await readForm(request, openingSchema);
  if (!form.ok) return form.refusal;
  await openReading(person, 'curriculum', params.slug ?? '', form.value.seen);
  return goTo(context, `/curricula/${params.slug}`, 'academy.notices.opened');
}

export default function CurriculumOpeningPage() {
  const { t } = useTranslation();
  const { opening } = useLoaderData<typeof loader>();
  const path = `/curricula/${opening.address}`;
  return (
    <>
      <PageHeader title={t('academy.opening.title')} lead={t('academy.opening.leadCurriculum')} above={[{ name: opening.title, lang: opening.language, to: path }]} />
      <OpeningView opening={opening} path={path} />
    </>
  );
}
