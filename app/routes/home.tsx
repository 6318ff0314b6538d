import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ToReview } from '#app/domain/network/components/to-review.tsx';
import { ClosedPlaces } from '#app/domain/network/components/closed-places.tsx';
import { readHome } from '#app/domain/network/home.server.ts';
import { listCurrentAssessments } from '#app/domain/assessment/overview.server.ts';
import { WaitingParts } from '#app/domain/assistance/components/waiting.tsx';
import { readWaiting } from '#app/domain/assistance/waiting.server.ts';
import { CurrentAssessments } from '#app/domain/assessment/components/current-assessments.tsx';
import { NotificationList } from '#app/domain/notifications/components/notification-list.tsx';
import { listUnread } from '#app/domain/notifications/notifications.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;
export const handle = still;

/** How many of the latest notifications stand on the page. */
const LATEST = 3;

export async function loader({ context }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const [{ places, closed, toReview }, assessments, unread, waiting] = await Promise.all([readHome(person), listCurrentAssessments(person), listUnread(person, LATEST), readWaiting(person)]);
  return page(context, { title: 'network.titles.home', words: ['network.home', 'network.roles', 'network.kinds', 'assessment.current', 'assessment.states', 'notifications.list', 'notifications.kinds', 'assistance.waiting'] }, { pseudonym: person.pseudonym, timeZone: person.timeZone ?? 'UTC', places, closed, toReview, assessments, unread, waiting });
}

export default function HomePage() {
  const { t } = useTranslation();
  const { pseudonym, timeZone, places, closed, toReview, assessments, unread, waiting } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('network.home.title', { pseudonym })} lead={t('network.home.lead')} />
      <WaitingParts waiting={waiting} timeZone={timeZone} />
      <ToReview organisations={toReview} />
      {unread.length > 0 ? (
        <Section title={t('notifications.list.latest')}>
          <NotificationList notifications={unread} timeZone={timeZone} />
          <p className="mt-3">
            <Link to="/notifications">{t('notifications.list.all')}</Link>
          </p>
        </Section>
      ) : null}
      <CurrentAssessments assessments={assessments} />
      <Section title={t('network.home.places')}>
        <ClosedPlaces closed={closed} />
        {places.length === 0 ? (
          <Empty title={t(closed.length > 0 ? 'network.home.onlyClosed' : 'network.home.noPlace')} />
        ) : (
          <ul className="grid gap-4 sm:grid-cols-2">
            {places.map(({ id, name, kind, roles }) => (
              <li key={id}>
                <Card>
                  <h3>
                    <Link to={`/organisations/${id}`}>{name}</Link>
                  </h3>
                  <p className="text-muted">{t(`network.kinds.${kind}`)}</p>
                  <p className="mt-2">{roles.map((role) => t(`network.roles.${role}`)).join(' · ')}</p>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
