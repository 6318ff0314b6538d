import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { classes } from '#app/ui/classes.ts';
import { PostForm } from '#app/ui/forms/page-of-field.tsx';
import { Link } from '#app/ui/link.tsx';

interface Shown {
  id: string;
  kind: string;
  path: string;
  at: string;
  isRead: boolean;
}

interface NotificationListProps {
  notifications: readonly Shown[];
  timeZone: string;
}

/** What one was told, one below the other. */
export function NotificationList({ notifications, timeZone }: NotificationListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-raised">
      {notifications.map((one) => (
        <li key={one.id}>
          <NotificationLine notification={one} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

/** One of them. To open a new one marks it as read: a plain form, which needs no script and does no harm when sent twice. */
export function NotificationLine({ notification: { id, kind, path, at, isRead }, timeZone, className }: { notification: Shown; timeZone: string; className?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes('flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3', className)}>
      <div className="min-w-0 flex-1 basis-60">
        <p className={isRead ? undefined : 'font-semibold'}>
          {isRead ? <Link to={path}>{t(`notifications.kinds.${kind}`)}</Link> : t(`notifications.kinds.${kind}`)}
        </p>
        <p className="text-sm text-muted">
          <time dateTime={at}>{format.dateTime(at, timeZone)}</time>
        </p>
      </div>
      {isRead ? null : (
        <>
          <Badge kind="accent">{t('notifications.list.unread')}</Badge>
          <PostForm action={`/notifications/${id}/reading`}>
            <Button look="secondary">
              {t('notifications.list.open')}
              <span className="sr-only"> {t(`notifications.kinds.${kind}`)}</span>
            </Button>
          </PostForm>
        </>
      )}
    </div>
  );
}
