import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { NotificationLine } from '#app/domain/notifications/components/notification-list.tsx';
import { notificationsQuerySchema } from '#app/domain/notifications/lists.ts';
import { listNotifications } from '#app/domain/notifications/notifications.server.ts';
import { readQuery } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { page } from '#app/http/reply.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import { Listing } from '#app/ui/listing.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const query = readQuery(request, notificationsQuerySchema);
  const list = await listNotifications(person, query.page, query);
  return page(context, { title: 'notifications.titles.list', words: ['notifications.list', 'notifications.kinds'] }, { ...list, query, timeZone: person.timeZone ?? 'UTC' });
}

export default function NotificationsPage() {
  const { t } = useTranslation();
  const { notifications, timeZone, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('notifications.list.title')} lead={t('notifications.list.lead')}>
        {notifications.some(({ isRead }) => !isRead) ? (
          <PostForm action="/notifications/reading">
            <Button look="secondary">{t('notifications.list.readAll')}</Button>
          </PostForm>
        ) : null}
      </PageHeader>
      <Listing
        {...list}
        caption={t('notifications.list.title')}
        rows={notifications}
        keyOf={({ id }) => id}
        empty={<Empty title={t('notifications.list.none')}>{t('notifications.list.noneHint')}</Empty>}
        filters={[{ name: 'show', label: t('notifications.list.show'), choices: [{ value: 'unread', label: t('notifications.list.unread') }] }]}
        columns={[{ name: t('notifications.list.at'), sort: 'at', sortKind: 'date', cell: ({ at }) => at }]}
        draw={(one) => <NotificationLine notification={one} timeZone={timeZone} className="rounded-md border border-line bg-raised" />}
      />
    </>
  );
}
