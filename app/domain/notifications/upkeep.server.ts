import { FOLLOW_UP_MONTHS } from '#app/domain/academy/editions/plan-follow-ups.ts';
import { dueBefore } from '#app/domain/academy/sites/standing.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { eachApart } from '#app/platform/jobs.server.ts';
import { tell } from './telling.server.ts';

const DAY = 86_400_000;
/** How long what was read is kept, and what was not, in days. */
const KEPT_READ = 30;
const KEPT_UNREAD = 90;
/** What fell due longer ago than this is no longer told: it must be shorter than what is told is kept, or it would be told twice. */
const TOLD_LATE = 30;
/** How long two people are left to begin, or to answer a proposal, before they are reminded, in days. */
const SETTLING = 7;
/** Told of at one run: the next takes the rest. */
const AT_ONCE = 500;

/** Tells those whom it concerns what has fallen due, once: the follow-ups of organisations, the three answers of a month, proposals that nobody has answered, meetings of which nobody has said what became, sites to be looked at anew, and plans that teams took home. */
export async function tellWhatIsDue(): Promise<void> {
  const today = now();
  await eachApart({ tellFollowUps: () => tellFollowUps(today), tellCheckIns: () => tellCheckIns(today), tellProposals: () => tellProposals(today), tellMeetings: () => tellMeetings(today), tellSiteChecks: () => tellSiteChecks(today), tellPlans: () => tellPlans(today) });
}

/**
 * Reminds both of each pairing that goes on of this month's answers: once a month, only who has not given them, and not in the week
 * in which they have begun. That it was done is in the log of what happened, so that nobody is told twice, whatever they read since.
 */
async function tellCheckIns(today: Date): Promise<void> {
  const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1));
  const due = await database().$queryRaw<{ id: string }[]>`
    select p.id::text from pairing p
     where p.state in ('active', 'closing') and p.active_at <= ${new Date(today.getTime() - SETTLING * DAY)}
       and (select count(*) from check_in c where c.pairing_id = p.id and c.month = ${month}::date) < 2
       and not exists (select 1 from activity a where a.subject_type = 'pairing' and a.subject_id = p.id and a.kind = 'checkIn.due' and a.at >= ${month})
     order by p.id limit ${AT_ONCE}`;
  await tellEach(due, (tx, { id }) => recordActivity(tx, { actor: null, organisationId: null, kind: 'checkIn.due', subjectType: 'pairing', subjectId: id }));
}

/** Reminds those of the two of a proposal who have not answered it, once, some days after they were asked. */
async function tellProposals(today: Date): Promise<void> {
  const due = await database().$queryRaw<{ id: string }[]>`
    select r.id::text from proposal r
     where r.state = 'waiting' and r.created_at <= ${new Date(today.getTime() - SETTLING * DAY)} and r.created_at > ${new Date(today.getTime() - TOLD_LATE * DAY)}
       and not exists (select 1 from activity a where a.subject_type = 'proposal' and a.subject_id = r.id and a.kind = 'proposal.unanswered')
     order by r.created_at, r.id limit ${AT_ONCE}`;
  for (const { id } of due) await inTransaction((tx) => recordActivity(tx, { actor: null, organisationId: null, kind: 'proposal.unanswered', subjectType: 'proposal', subjectId: id }));
}

/**
 * Reminds the two of a meeting that went by a day ago or longer, and of which neither has said whether it was held: what is not said
 * counts neither as held nor as missed. Once for each time at which it was planned, and not while they pause.
 */
async function tellMeetings(today: Date): Promise<void> {
  const due = await database().$queryRaw<{ id: string }[]>`
    select g.id::text from meeting g join pairing p on p.id = g.pairing_id join booking b on b.id = g.booking_id
     where g.state = 'planned' and p.state in ('active', 'closing')
       and b.ends_at <= ${new Date(today.getTime() - DAY)} and b.ends_at > ${new Date(today.getTime() - TOLD_LATE * DAY)}
       and not exists (select 1 from activity a where a.subject_type = 'meeting' and a.subject_id = g.id and a.kind = 'meeting.unsettled' and a.at >= b.ends_at)
     order by b.ends_at, g.id limit ${AT_ONCE}`;
  await tellEach(due, (tx, { id }) => recordActivity(tx, { actor: null, organisationId: null, kind: 'meeting.unsettled', subjectType: 'meeting', subjectId: id }));
}

/** Tells the host of a site that was confirmed a year ago that another look is due: once for each confirmation. */
async function tellSiteChecks(today: Date): Promise<void> {
  const due = await database().$queryRaw<{ id: string; organisationId: string }[]>`
    select s.site_id::text as id, s.organisation_id::text as "organisationId" from demonstration_site s
     where s.state = 'confirmed' and s.confirmed_at <= ${dueBefore(today)}
       and not exists (select 1 from activity a where a.subject_type = 'site' and a.subject_id = s.site_id and a.kind = 'site.checkDue' and a.at >= s.confirmed_at)
     order by s.confirmed_at, s.site_id limit ${AT_ONCE}`;
  await tellEach(due, (tx, { id, organisationId }) => recordActivity(tx, { actor: null, organisationId, kind: 'site.checkDue', subjectType: 'site', subjectId: id }));
}

/** Tells a team, and who leads its organisation, that it is time to say what became of their plan: once for each of its days, unless all was said before. */
async function tellPlans(today: Date): Promise<void> {
  const due = await database().$queryRaw<{ id: string; organisationId: string }[]>`
    select t.id::text, t.organisation_id::text as "organisationId"
      from action_plan p join edition_team t on t.id = p.team_id join edition e on e.id = t.edition_id
           cross join unnest(${[...FOLLOW_UP_MONTHS]}::int[]) as m(month)
           cross join lateral (select (e.ends_on + make_interval(months => m.month))::date as day) d
     where p.state = 'presented' and t.state = 'selected' and e.state in ('finished', 'closed')
       and d.day <= ${today}::date and d.day > ${new Date(today.getTime() - TOLD_LATE * DAY)}::date
       and exists (select 1 from plan_line l where l.team_id = t.id and l.state = 'kept' and not exists (select 1 from plan_follow_up f where f.line_id = l.id and f.month = m.month))
       and not exists (select 1 from activity a where a.subject_type = 'team' and a.subject_id = t.id and a.kind = 'planFollowUp.due' and a.at >= d.day)
     order by d.day, t.id limit ${AT_ONCE}`;
  await tellEach(due, (tx, { id, organisationId }) => recordActivity(tx, { actor: null, organisationId, kind: 'planFollowUp.due', subjectType: 'team', subjectId: id }));
}

/** Tells an organisation that a check-in is due, once. */
async function tellFollowUps(today: Date): Promise<void> {
  const due = await database().$queryRaw<{ id: string; organisationId: string }[]>`
    select f.id::text, f.organisation_id::text as "organisationId" from follow_up f
     where f.state = 'due' and f.due_on <= ${today}::date and f.due_on > ${new Date(today.getTime() - TOLD_LATE * DAY)}::date
       and not exists (select 1 from notification n where n.subject_id = f.id and n.kind = 'follow_up_due')
     order by f.due_on, f.id limit ${AT_ONCE}`;
  await tellEach(due, (tx, { id, organisationId }) => tell(tx, { actor: null, organisationId, kind: 'followUp.due', subjectType: 'followUp', subjectId: id }));
}

/** Records that each of what is due is so, whatever becomes of the others: what always fails keeps nobody else from being told. */
function tellEach<Due extends { id: string }>(due: readonly Due[], work: (tx: Transaction, one: Due) => Promise<void>): Promise<void> {
  return eachApart(Object.fromEntries(due.map((one) => [one.id, () => inTransaction((tx) => work(tx, one))])));
}

/** What one was told is over after a month when one has read it, and after three when not. */
export async function deleteOldNotifications(): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * DAY);
  await database().notification.deleteMany({ where: { OR: [{ readAt: { lt: before(KEPT_READ) } }, { at: { lt: before(KEPT_UNREAD) } }] } });
}
