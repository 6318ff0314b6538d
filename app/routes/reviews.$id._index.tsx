import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ReviewView } from '#app/domain/academy/writing/components/review-view.tsx';
import { readReviewPage } from '#app/domain/academy/writing/review-page.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.authoring.titles.review', words: ['academy.authoring', 'academy.kinds', 'academy.module'] }, { review: await readReviewPage(person, idParam(params.id)), timeZone: person.timeZone ?? 'UTC' });
}

export default function ReviewPage() {
  const { t } = useTranslation();
  const { review, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={<span lang={review.language}>{review.heading}</span>} kicker={t('academy.authoring.states.in_review')} lead={t('academy.authoring.review.lead')} above={[{ name: t('academy.authoring.list.title'), to: '/drafts' }, { name: t('academy.authoring.draft'), to: `/drafts/${review.id}` }]} />
      <ReviewView review={review} timeZone={timeZone} />
    </>
  );
}
