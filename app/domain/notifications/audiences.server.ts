import type { Happening } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { OF_ENGAGEMENT, type Audience } from './telling.ts';

const NONE = Prisma.sql`null::uuid`;

/** The engagement that a happening is about, as the database finds it. */
function engagementOf({ subjectType, subjectId }: Happening): Prisma.Sql {
  const id = Prisma.sql`${subjectId}::uuid`;
  if (subjectType === 'engagement') return id;
  if (subjectType === 'session') return Prisma.sql`(select engagement_id from assistance_session where id = ${id})`;
  if (subjectType === 'providerInvitation') return Prisma.sql`(select engagement_id from provider_invitation where id = ${id})`;
  if (subjectType === 'booking') return Prisma.sql`(select subject_id from booking where id = ${id} and subject_type = 'engagement')`;
  return NONE;
}

/** Each audience as a condition on a role `m` that is held now. */
function conditionOf(audience: Audience, happening: Happening): Prisma.Sql {
  const id = Prisma.sql`${happening.subjectId}::uuid`;
  const engagement = engagementOf(happening);
  const leads = Prisma.sql`m.role in ('lead', 'coordinator')`;
  const sharing = Prisma.sql`(select organisation_id from engagement_organisation where engagement_id = ${engagement} and left_at is null)`;
  const network = Prisma.sql`(select network_id from engagement where id = ${engagement})`;
  const givers = Prisma.sql`(select person_id from provider_invitation where engagement_id = ${engagement} and state = 'accepted')`;
  switch (audience) {
    case 'asking':
      return Prisma.sql`(${leads} and m.organisation_id = (select organisation_id from assistance_request where id = ${id}))`;
    case 'handling':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = (select network_id from assistance_request where id = ${id}))`;
    case 'referredTo':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id in (select to_network_id from referral where request_id = ${id} and state = 'waiting'))`;
    case 'referring':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = (${referringOf(happening)}))`;
    case 'organisation':
      return Prisma.sql`(${leads} and m.organisation_id = ${happening.organisationId}::uuid)`;
    case 'asked':
      return Prisma.sql`(m.role = 'peer_provider' and m.person_id = (select person_id from provider_invitation where id = ${id}))`;
    case 'coordinating':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = ${network})`;
    // What is said of the help is not for who gave it.
    case 'coordinatingApart':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = ${network} and m.person_id not in (select person_id from provider_invitation where engagement_id = ${engagement} and state in ('accepted', 'ended')))`;
    case 'sharing':
      return Prisma.sql`(${leads} and m.organisation_id in ${sharing})`;
    case 'giving':
      return Prisma.sql`(m.role = 'peer_provider' and m.person_id in ${givers})`;
    // By a role in its organisation: who had one there and takes part no longer sees it.
    case 'answering':
      return Prisma.sql`(m.organisation_id = ${happening.organisationId}::uuid and m.person_id in (select person_id from participant where assessment_id = ${id}))`;
    case 'joining':
      return Prisma.sql`(m.organisation_id = ${happening.organisationId}::uuid and m.person_id in (select person_id from participant where assessment_id = ${id} and invited_at = (select max(invited_at) from participant where assessment_id = ${id})))`;
    case 'nominated':
      return Prisma.sql`(m.role = 'emerging_leader' and m.person_id = (select person_id from nomination where id = ${id}))`;
    case 'invited':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id in (select network_id from round_network where round_id = ${id} and joined_at is null))`;
    case 'pairingUp':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id in (
        select r.network_id from round_network r where r.round_id = ${id} and r.joined_at is not null
           and (exists (select 1 from nomination n where n.person_id = ${happening.actor}::uuid and n.network_id = r.network_id and n.state in ('confirmed', 'placed'))
             or exists (select 1 from membership a join organisation h on h.id = a.organisation_id where a.person_id = ${happening.actor}::uuid and a.role = 'mentor' and a.ended_at is null and coalesce(h.network_id, h.id) = r.network_id))))`;
    case 'pairing':
      return Prisma.sql`(m.role = 'coordinator' and exists (
        select 1 from proposal r join round_network w on w.round_id = r.round_id
         where r.id = ${id} and w.network_id = m.organisation_id and w.joined_at is not null and m.person_id not in (r.mentor_id, r.mentee_id)
           and (exists (select 1 from nomination n where n.person_id = r.mentee_id and n.network_id = w.network_id and n.state in ('confirmed', 'placed', 'withdrawn'))
             or exists (select 1 from membership a join organisation h on h.id = a.organisation_id where a.person_id = r.mentor_id and a.role = 'mentor' and a.ended_at is null and coalesce(h.network_id, h.id) = w.network_id))))`;
    case 'two':
      // Who is asked is so by their role; whoever was paired stays one of the two, whatever they became since.
      return happening.subjectType === 'proposal'
        ? Prisma.sql`(m.role = 'mentor' and m.person_id = (${ofTwo(happening, Prisma.sql`mentor_id`)}) or m.role = 'emerging_leader' and m.person_id = (${ofTwo(happening, Prisma.sql`mentee_id`)}))`
        : Prisma.sql`(m.person_id in ((${ofTwo(happening, Prisma.sql`mentor_id`)}), (${ofTwo(happening, Prisma.sql`mentee_id`)})))`;
    // Never one of the two, who may coordinate as well: what the other tells is not for them.
    case 'watching':
      return Prisma.sql`(m.role = 'coordinator' and exists (select 1 from pairing w where w.id = ${id} and m.organisation_id in (w.mentor_network_id, w.mentee_network_id) and m.person_id <> w.mentee_id and m.person_id is distinct from w.mentor_id))`;
    // Of any role that they still have: it leads to what was their own time, and to nothing of the engagement.
    case 'released':
      return Prisma.sql`(m.person_id in (select h.person_id from hold h join booking b on b.id = h.booking_id where b.id = ${id} and h.released_at = b.changed_at) and (${engagement} is null or not ${isParty(engagement)}))`;
    case 'mentee':
      return Prisma.sql`(m.person_id = (${ofTwo(happening, Prisma.sql`mentee_id`)}))`;
    case 'unanswered':
      if (happening.subjectType === 'proposal') return Prisma.sql`(exists (select 1 from proposal r where r.id = ${id} and (m.role = 'mentor' and r.mentor_id = m.person_id and r.mentor_accepted_at is null or m.role = 'emerging_leader' and r.mentee_id = m.person_id and r.mentee_accepted_at is null)))`;
      return Prisma.sql`(${conditionOf('two', happening)} and not exists (select 1 from check_in c where c.pairing_id = ${id} and c.person_id = m.person_id and c.month = date_trunc('month', ${now()}::timestamptz at time zone 'UTC')::date))`;
    case 'offered':
      return Prisma.sql`(m.person_id in (select p.mentee_id from opportunity o join pairing p on p.id = o.pairing_id or o.pairing_id is null and p.mentee_network_id = o.network_id where o.id = ${id} and p.state in ('active', 'paused', 'closing')))`;
    case 'hosting':
      return Prisma.sql`(m.role in ('site_host', 'lead') and m.organisation_id = (select organisation_id from demonstration_site where site_id = ${siteOf(happening)}))`;
    // By any role that they hold: it leads to what is theirs by their own name.
    case 'visiting':
      return Prisma.sql`(m.person_id in (select person_id from site_visitor where visit_id = ${id} union select requested_by_id from site_visit where id = ${id}))`;
    case 'comingAlong':
      return Prisma.sql`(m.person_id in (select person_id from site_visitor where visit_id = ${id}))`;
    case 'visitAsking':
      return Prisma.sql`(m.person_id = (select requested_by_id from site_visit where id = ${id}) or ${leads} and m.organisation_id = (select source_id from site_visit where id = ${id} and source = 'organisation'))`;
    case 'confirming':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = (select network_id from site where id = ${id}))`;
    case 'training':
      return Prisma.sql`(m.role = 'trainer' and m.organisation_id = ${happening.organisationId}::uuid)`;
    case 'writing':
      return Prisma.sql`(m.role = 'trainer' and m.organisation_id = ${happening.organisationId}::uuid and m.person_id in (select person_id from module_author where version_id = ${id}))`;
    case 'adapting':
      return Prisma.sql`(m.role = 'trainer' and m.organisation_id in (select a.network_id from module_version v join module_version adapted on adapted.module_id = v.module_id join module a on a.origin_id = adapted.id join module_version own on own.module_id = a.id and own.state = 'published' where v.id = ${id}))`;
    case 'opening':
      return Prisma.sql`(m.role = 'secretariat')`;
    case 'ordering':
      return Prisma.sql`(m.role = 'trainer' and m.organisation_id = (select network_id from curriculum where id = ${id}))`;
    case 'calledUpon':
      return Prisma.sql`(m.role = 'lead' and m.organisation_id in (select o.id from organisation o join edition e on e.network_id = o.network_id where e.id = ${id} and e.called_at is not null))`;
    case 'teaching':
      return Prisma.sql`(m.role = 'trainer' and m.organisation_id = (select network_id from edition where id = ${id}) and m.person_id in (select person_id from edition_trainer where edition_id = ${id}))`;
    case 'sending':
      return Prisma.sql`(m.role = 'lead' and m.organisation_id in (select organisation_id from edition_team where edition_id = ${id} and state <> 'withdrawn'))`;
    case 'attending':
      return Prisma.sql`(exists (select 1 from edition_team t join edition_delegate d on d.team_id = t.id where t.edition_id = ${id} and t.state <> 'withdrawn' and t.organisation_id = m.organisation_id and d.person_id = m.person_id and d.state in ('nominated', 'confirmed')))`;
    case 'sendingTeam':
      return Prisma.sql`(m.role = 'lead' and m.organisation_id = (select organisation_id from edition_team where id = ${id}))`;
    case 'inTeam':
      return Prisma.sql`(exists (select 1 from edition_team t join edition_delegate d on d.team_id = t.id where t.id = ${id} and t.organisation_id = m.organisation_id and d.person_id = m.person_id and d.state in ('nominated', 'confirmed')))`;
    case 'selecting':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = (select e.network_id from edition e join edition_team t on t.edition_id = e.id where t.id = ${id}))`;
    case 'delegate':
      return Prisma.sql`(exists (select 1 from edition_delegate d join edition_team t on t.id = d.team_id where d.id = ${id} and d.person_id = m.person_id and t.organisation_id = m.organisation_id))`;
    case 'replaced':
      return Prisma.sql`(exists (select 1 from edition_delegate d join edition_team t on t.id = d.team_id where d.id = ${id} and d.state = 'withdrawn' and t.state = 'selected' and d.person_id = m.person_id and t.organisation_id = m.organisation_id))`;
    case 'goingThere':
      return Prisma.sql`(exists (select 1 from edition_team t join edition_delegate d on d.team_id = t.id where t.edition_id = ${id} and t.state = 'selected' and t.organisation_id = m.organisation_id and d.person_id = m.person_id and d.state = 'confirmed'))`;
    case 'hostingEdition':
      return Prisma.sql`(m.role = 'coordinator' and m.organisation_id = (select network_id from edition where id = ${id}))`;
    case 'held':
      return heldBy(id, engagement, Prisma.sql`(m.organisation_id in (select organisation_id from engagement_organisation where engagement_id = ${engagement}) or m.organisation_id = ${network})`);
  }
}

/** The network that referred a request to the one that accepted it. */
function referringOf({ subjectId }: Happening): Prisma.Sql {
  return Prisma.sql`select from_network_id from referral where request_id = ${subjectId}::uuid and state = 'accepted' order by answered_at desc limit 1`;
}

/** The site that a happening is about, or at which the visit is. */
function siteOf({ subjectType, subjectId }: Happening): Prisma.Sql {
  const id = Prisma.sql`${subjectId}::uuid`;
  return subjectType === 'visit' ? Prisma.sql`(select site_id from site_visit where id = ${id})` : id;
}

/** One of the two of a proposal, of a pairing, or of the pairing of a meeting. */
function ofTwo({ subjectType, subjectId }: Happening, which: Prisma.Sql): Prisma.Sql {
  const id = Prisma.sql`${subjectId}::uuid`;
  if (subjectType === 'proposal') return Prisma.sql`select ${which} from proposal where id = ${id}`;
  return Prisma.sql`select ${which} from pairing where id = ${subjectType === 'meeting' ? Prisma.sql`(select pairing_id from meeting where id = ${id})` : id}`;
}

/**
 * Whom a booking holds, or held when it was cancelled. Where it is about an engagement:
 * people of its organisations and its network who lead none, coordinate none and give none; also of one that has just left, for what
 * was cancelled with that. What goes on holds nobody of those.
 */
function heldBy(booking: Prisma.Sql, engagement: Prisma.Sql, isOfItsPlaces: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    m.person_id in (
      select h.person_id from hold h join booking b on b.id = h.booking_id
       where b.id = ${booking} and (h.released_at is null or b.state = 'cancelled' and h.released_at = b.changed_at))
    -- Of a timetable whoever takes part hears as of a whole.
    and not exists (select 1 from booking b where b.id = ${booking} and b.subject_type = 'edition')
    and (${engagement} is null or ${isOfItsPlaces} and not ${isParty(engagement)}))`;
}

/** Who leads one of its organisations, coordinates it or gives it, and hears of it as such. */
function isParty(engagement: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from membership o
     where o.person_id = m.person_id and o.ended_at is null
       and (o.role in ('lead', 'coordinator') and o.organisation_id in (select organisation_id from engagement_organisation where engagement_id = ${engagement} and left_at is null)
         or o.role = 'coordinator' and o.organisation_id = (select network_id from engagement where id = ${engagement})
         or o.role = 'peer_provider' and o.person_id in (select person_id from provider_invitation where engagement_id = ${engagement} and state = 'accepted')))`;
}

/**
 * Who is to be told, each once, as a question for `person_id`, `membership_id` and the `subject_id` to which it leads: by a role that
 * has not ended, in what is open, and not who did it. In the order of ids, so that two who tell the same people at once do not wait
 * for each other in a circle.
 */
export function recipientsOf(audiences: readonly Audience[], happening: Happening, place: string): Prisma.Sql {
  return Prisma.sql`
    select distinct on (m.person_id) m.person_id, m.id as membership_id, ${subjectOf(happening, place)} as subject_id
      from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
     where m.ended_at is null and o.closed_at is null and p.suspended_at is null and m.person_id is distinct from ${happening.actor}::uuid
       and m.id in (${Prisma.join(audiences.map((audience) => Prisma.sql`select m.id from membership m where ${conditionOf(audience, happening)}`), ' union all ')})
     order by m.person_id, m.created_at, m.id`;
}

/** Whether the reader of a notification `n` is one of the audiences, as a condition. */
export function isOneOf(audiences: readonly Audience[], happening: Happening): Prisma.Sql {
  if (audiences.length === 0) return Prisma.sql`false`;
  return Prisma.sql`exists (select 1 from membership m where m.person_id = n.person_id and m.ended_at is null and (${Prisma.join(audiences.map((audience) => conditionOf(audience, happening)), ' or ')}))`;
}

/** The record that a notification leads to, where the happening is about a part of it. */
export function subjectOf(happening: Happening, place: string): Prisma.Sql {
  if (place === 'edition_check' && happening.subjectType === 'delegate') return Prisma.sql`(select t.edition_id from edition_delegate d join edition_team t on t.id = d.team_id where d.id = ${happening.subjectId}::uuid)`;
  if (place === 'round' && happening.subjectType === 'proposal') return Prisma.sql`(select round_id from proposal where id = ${happening.subjectId}::uuid)`;
  if (place === 'requests') return Prisma.sql`(${referringOf(happening)})`;
  if (place === 'led_by') return Prisma.sql`${happening.organisationId}::uuid`;
  return (OF_ENGAGEMENT as readonly string[]).includes(place) ? engagementOf(happening) : Prisma.sql`${happening.subjectId}::uuid`;
}
