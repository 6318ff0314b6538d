import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { OPEN } from './board.server.ts';
import { asksFor } from './policy.ts';
import type { WaitingKind } from './waiting.ts';

const DAY = 86_400_000;
/** How far ahead sessions are told, and how long afterwards one is asked how they went. */
const WEEK = 7 * DAY;
const ASKED_FOR = 60 * DAY;
/** How many there are of one kind on the page: whoever has more begins with the oldest. */
const MOST = 5;
/** What is counted beyond this is told as more. */
export const COUNTED_TO = 99;

interface Row {
  kind: WaitingKind;
  /** The id of what it leads to. */
  target: string;
  count: number;
  /** Since when it waits, or when it is. */
  at: Date | null;
  names: string | null;
  more: number | null;
}

/** The organisations that share in an engagement, by name. */
const NAMES = Prisma.sql`(select string_agg(distinct coalesce(o.acronym, o.name), ', ') from engagement_organisation eo join organisation o on o.id = eo.organisation_id where eo.engagement_id = e.id and eo.left_at is null)`;

/** When a day begins, wherever the server stands. */
const MIDNIGHT = { dueOn: Prisma.sql`(f.due_on::timestamp at time zone 'UTC')`, endsOn: Prisma.sql`(t.ends_on::timestamp at time zone 'UTC')` };

/** The day of an instant as a text: what a driver makes of an instant where a day is asked for depends on where it runs. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/**
 * What waits for a person in assistance, and what comes next, whatever they do in it: in one statement, as it is asked on the
 * page on which everyone arrives. Each part is bounded, and walks an index.
 */
export async function readWaiting(person: AskingPerson) {
  const parts = partsFor(person);
  const rows = parts.length === 0 ? [] : await readRows<Row>(Prisma.sql`with waiting (kind, target, count, at, names, more) as (${Prisma.join(parts.map((part) => Prisma.sql`(${part})`), ' union all ')}) select * from waiting order by at, names`);
  return rows.filter(({ count, kind }) => count > 0 || kind === 'network').map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null }));
}

function partsFor(person: AskingPerson): Prisma.Sql[] {
  const networks = organisationIdsAs(person, 'coordinator');
  const asking = asksFor(person);
  return [
    ...(networks.length > 0 ? ofCoordinator(networks) : []),
    ...(actsAs(person, 'peer_provider') ? ofProvider(person.id) : []),
    ...(asking.length > 0 ? ofLead(person.id, asking) : []),
    ...(networks.length + asking.length > 0 ? [termsFor(networks, asking)] : []),
    ...(person.memberships.length > 0 ? [ownSessions(person.id)] : []),
    ...(actsAs(person, 'secretariat') ? [atAGlance()] : []),
  ];
}

function ofCoordinator(networks: readonly string[]): Prisma.Sql[] {
  const at = now();
  const [soon, since] = [new Date(at.getTime() + WEEK), new Date(at.getTime() - ASKED_FOR)];
  const ours = Prisma.sql`e.network_id = any(${networks}::uuid[])`;
  return [
    Prisma.sql`select 'requests', n::text, w.count, w.at, null::text, null::int from unnest(${networks}::uuid[]) n, lateral (select count(*)::int as count, min(x.submitted_at) as at from (select r.submitted_at from assistance_request r join organisation o on o.id = r.organisation_id and o.closed_at is null where r.network_id = n and r.state = 'submitted' and r.submitted_at is not null order by r.submitted_at limit ${COUNTED_TO + 1}) x) w`,
    Prisma.sql`select 'referrals', n::text, w.count, w.at, null::text, null::int from unnest(${networks}::uuid[]) n, lateral (select count(*)::int as count, min(x.referred_at) as at from (select f.referred_at from referral f join assistance_request r on r.id = f.request_id join organisation o on o.id = r.organisation_id and o.closed_at is null where f.to_network_id = n and f.state = 'waiting' order by f.referred_at limit ${COUNTED_TO + 1}) x) w`,
    Prisma.sql`select 'followUps', e.id::text, 1, ${MIDNIGHT.dueOn}, coalesce(o.acronym, o.name), f.month from follow_up f join engagement e on e.id = f.engagement_id join organisation o on o.id = f.organisation_id where ${ours} and f.state = 'due' and f.due_on <= ${dayOf(at)}::date order by f.due_on, f.id limit ${MOST}`,
    Prisma.sql`select 'unsettled', s.id::text, 1, b.starts_at, ${NAMES}, null::int from booking b join assistance_session s on s.booking_id = b.id join engagement e on e.id = s.engagement_id where ${ours} and s.state = 'planned' and b.starts_at between ${since} and ${at} and b.ends_at <= ${at} order by b.starts_at limit ${MOST}`,
    Prisma.sql`select 'week', s.id::text, (count(*) over ())::int, b.starts_at, ${NAMES}, null::int from booking b join assistance_session s on s.booking_id = b.id join engagement e on e.id = s.engagement_id where ${ours} and s.state = 'planned' and b.starts_at between ${at} and ${soon} order by b.starts_at limit ${MOST}`,
  ];
}

/** Whom a provider helps is not named on the page on which they arrive: it is read wherever one signs in. */
function ofProvider(personId: string): Prisma.Sql[] {
  const at = now();
  const accepted = Prisma.sql`i.person_id = ${personId}::uuid and i.state = 'accepted'`;
  return [
    Prisma.sql`select 'invitations', ''::text, count(*)::int, min(i.invited_at), null::text, null::int from provider_invitation i join engagement e on e.id = i.engagement_id where i.person_id = ${personId}::uuid and i.state = 'invited' and e.state in ('agreed', 'underway')`,
    Prisma.sql`select 'report', e.id::text, 1, coalesce(${MIDNIGHT.endsOn}, e.ended_at), null::text, null::int from provider_invitation i join engagement e on e.id = i.engagement_id left join terms t on t.engagement_id = e.id and t.state = 'agreed' where ${accepted} and (e.state = 'closed' or (e.state in ('agreed', 'underway') and t.ends_on < ${dayOf(at)}::date)) and not exists (select 1 from provider_report p where p.engagement_id = e.id and p.person_id = i.person_id and p.submitted_at is not null) order by 4 limit ${MOST}`,
    Prisma.sql`select 'unsettled', s.id::text, 1, b.starts_at, null::text, null::int from provider_invitation i join engagement e on e.id = i.engagement_id join assistance_session s on s.engagement_id = e.id join booking b on b.id = s.booking_id where ${accepted} and s.state = 'planned' and b.ends_at between ${new Date(at.getTime() - ASKED_FOR)} and ${at} order by b.starts_at limit ${MOST}`,
  ];
}

function ofLead(personId: string, asking: readonly string[]): Prisma.Sql[] {
  const at = now();
  return [
    Prisma.sql`select 'question', r.id::text, 1, max(c.at), null::text, null::int from assistance_request r join clarification c on c.request_id = r.id and c.side = 'network' where r.organisation_id = any(${asking}::uuid[]) and r.state = 'clarifying' group by r.id order by 4 limit ${MOST}`,
    Prisma.sql`select 'followUp', f.id::text, 1, ${MIDNIGHT.dueOn}, null::text, f.month from follow_up f where f.organisation_id = any(${asking}::uuid[]) and f.state = 'due' and f.due_on <= ${dayOf(at)}::date order by f.due_on limit ${MOST}`,
    // Whoever gave the help has no say in its evaluation.
    Prisma.sql`select 'evaluation', e.id::text, 1, e.ended_at, null::text, null::int from engagement_organisation eo join engagement e on e.id = eo.engagement_id where eo.organisation_id = any(${asking}::uuid[]) and eo.left_at is null and e.state = 'closed' and e.ended_at >= ${new Date(at.getTime() - ASKED_FOR)} and not exists (select 1 from evaluation v where v.engagement_id = e.id and v.organisation_id = eo.organisation_id) and not exists (select 1 from provider_invitation i where i.engagement_id = e.id and i.person_id = ${personId}::uuid and i.state in ('accepted', 'ended')) group by e.id order by e.ended_at limit ${MOST}`,
  ];
}

/** Terms to which another side has agreed as they stand, and none of one's own has. */
function termsFor(networks: readonly string[], asking: readonly string[]): Prisma.Sql {
  const sides = [...networks, ...asking];
  return Prisma.sql`select 'terms', e.id::text, 1, t.edited_at, ${NAMES}, null::int from engagement e join terms t on t.engagement_id = e.id and t.state = 'draft'
    where e.state in ('scoping', 'agreed', 'underway') and (e.network_id = any(${networks}::uuid[]) or e.id in (select eo.engagement_id from engagement_organisation eo where eo.organisation_id = any(${asking}::uuid[]) and eo.left_at is null))
      and exists (select 1 from terms_agreement a where a.terms_id = t.id and a.edit = t.edit) and not exists (select 1 from terms_agreement a where a.terms_id = t.id and a.edit = t.edit and a.organisation_id = any(${sides}::uuid[]))
    order by t.edited_at limit ${MOST}`;
}

function ownSessions(personId: string): Prisma.Sql {
  const at = now();
  return Prisma.sql`select 'session', s.id::text, 1, b.starts_at, null::text, null::int from hold h join booking b on b.id = h.booking_id join assistance_session s on s.booking_id = b.id where h.person_id = ${personId}::uuid and h.released_at is null and h.starts_at between ${at} and ${new Date(at.getTime() + 2 * WEEK)} and s.state = 'planned' order by b.starts_at limit ${MOST}`;
}

/** Of each network how many requests are open, and in how many engagements something goes on: numbers, and nothing else. */
function atAGlance(): Prisma.Sql {
  return Prisma.sql`select 'network', n.id::text, (select count(*)::int from assistance_request r join organisation o on o.id = r.organisation_id and o.closed_at is null where r.network_id = n.id and ${OPEN}), null::timestamptz, coalesce(n.acronym, n.name), (select count(*)::int from engagement e where e.network_id = n.id and e.state in ('scoping', 'agreed', 'underway')) from organisation n where n.kind = 'regional_network' and n.closed_at is null`;
}
