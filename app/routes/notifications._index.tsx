import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { NotificationList } from '#app/domain/notifications/components/notification-list.tsx';
import { pageSchema } from '#app/domain/page-number.ts';
import { listNotifications } from '#app/domain/notifications/notifications.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pages } from '#app/ui/pagination.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, pageSchema);
  const list = await listNotifications(person, query.page);
  return page(context, { title: 'notifications.titles.list', words: ['notifications.list', 'notifications.kinds'] }, { ...list, at: query.page, timeZone: person.timeZone ?? 'UTC' });
}

export default function NotificationsPage() {
  const { t } = useTranslation();
  const { notifications, pages, at, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('notifications.list.title')} lead={t('notifications.list.lead')}>
        {notifications.some(({ isRead }) => !isRead) ? (
          <form method="post" action="/notifications/reading">
            <Button look="secondary">{t('notifications.list.readAll')}</Button>
          </form>
        ) : null}
      </PageHeader>
      {notifications.length === 0 ? <Empty title={t('notifications.list.none')}>{t('notifications.list.noneHint')}</Empty> : <NotificationList notifications={notifications} timeZone={timeZone} />}
      <Pages page={at} pages={pages} linkTo={(page) => `?page=${page}`} />
    </>
  );
}
