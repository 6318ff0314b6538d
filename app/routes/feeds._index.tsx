import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { zoneOfPerson } from '#app/domain/calendar/availability.server.ts';
import { FeedAddress, FeedForm, FeedTable } from '#app/domain/calendar/components/feeds.tsx';
import { listFeeds, makeFeed } from '#app/domain/calendar/feeds.server.ts';
import { feedSchema } from '#app/domain/calendar/feed-form.ts';
import { readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { page, refusedAt } from '#app/http/reply.server.ts';
import { config } from '#app/platform/config.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'calendar.titles.feeds', words: ['calendar.feeds', 'calendar.own', 'calendar.refusals'] }, { feeds: await listFeeds(person), timeZone: zoneOfPerson(person) });
}

/** The answer holds the secret address: this page is the only one that ever shows it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, feedSchema);
  if (!form.ok) return form.refusal;
  const { words, own } = form.value;
  try {
    return { link: config().origin + (await makeFeed(person, { words: words === 'own' ? own : null, locale: await localeOf(context) })) };
  } catch (error) {
    return refusedAt(error, 'words', form.typed);
  }
}

export default function FeedsPage() {
  const { t } = useTranslation();
  const { feeds, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const link = answer && 'link' in answer ? answer.link : null;
  return (
    <>
      <PageHeader title={t('calendar.feeds.title')} lead={t('calendar.feeds.lead')} above={[{ name: t('calendar.own.title'), to: '/calendar' }]} />
      {link ? <FeedAddress link={link} /> : <FeedForm answer={answer && 'errors' in answer ? answer : undefined} />}
      <FeedTable feeds={feeds} timeZone={timeZone} />
    </>
  );
}
