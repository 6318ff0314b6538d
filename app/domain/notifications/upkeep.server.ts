import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { tell } from './telling.server.ts';

const DAY = 86_400_000;
/** How long what was read is kept, and what was not, in days. */
const KEPT_READ = 30;
const KEPT_UNREAD = 90;
/** What fell due longer ago than this is no longer told: it must be shorter than what is told is kept, or it would be told twice. */
const TOLD_LATE = 30;
/** Follow-ups told of at one run: the next takes the rest. */
const AT_ONCE = 500;

/** Tells an organisation that a check-in is due, once. */
export async function tellWhatIsDue(): Promise<void> {
  const today = now();
  const due = await database().$queryRaw<{ id: string; organisationId: string }[]>`
    select f.id::text, f.organisation_id::text as "organisationId" from follow_up f
     where f.state = 'due' and f.due_on <= ${today}::date and f.due_on > ${new Date(today.getTime() - TOLD_LATE * DAY)}::date
       and not exists (select 1 from notification n where n.subject_id = f.id and n.kind = 'follow_up_due')
     order by f.due_on, f.id limit ${AT_ONCE}`;
  for (const { id, organisationId } of due) await inTransaction((tx) => tell(tx, { actor: null, organisationId, kind: 'followUp.due', subjectType: 'followUp', subjectId: id }));
}

/** What one was told is over after a month when one has read it, and after three when not. */
export async function deleteOldNotifications(): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * DAY);
  await database().notification.deleteMany({ where: { OR: [{ readAt: { lt: before(KEPT_READ) } }, { at: { lt: before(KEPT_UNREAD) } }] } });
}
