import { onActivity, type Happening } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { NotificationKind, NotificationPlace } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { isOneOf, recipientsOf, subjectOf } from './audiences.server.ts';
import { TELLINGS, type Audience } from './telling.ts';

/** From now on whatever happens is told to those whom it concerns, in the transaction of the change. Asked again, nothing changes. */
export function startTelling(): void {
  onActivity(tell);
}

/** Tells of a happening as the table says. */
export async function tell(tx: Transaction, happening: Happening): Promise<void> {
  for (const { to, kind, place, insteadOf = [], butTo = [], ofActorAlone, forgets, endsOpenings, leavesOpenings, leavesEdition } of TELLINGS[happening.kind] ?? []) {
    if (insteadOf.length > 0) await tx.$executeRaw`delete from notification n where n.subject_id = ${subjectOf(happening, place)} and n.kind = any(${insteadOf}::notification_kind[]) and not ${isOneOf(butTo, happening)} and (${!ofActorAlone} or n.person_id = ${happening.actor}::uuid)`;
    if (forgets) await forgetPairing(tx, happening.subjectId);
    if (endsOpenings) await endOpenings(tx, happening.subjectId);
    if (leavesOpenings) await leaveOpenings(tx, happening.subjectId);
    if (leavesEdition) await leaveEdition(tx, happening);
    if (to.length > 0) await write(tx, kind, place, recipientsOf(to, happening, place));
  }
}

/** Takes back all that was told of two people, their meetings and the times of these, and openings within, while those can still be found. */
async function forgetPairing(tx: Transaction, pairingId: string): Promise<void> {
  await tx.$executeRaw`
    delete from notification where subject_id = ${pairingId}::uuid and place <> 'oversight'
        or subject_id in (select unnest(array[id, booking_id]) from meeting where pairing_id = ${pairingId}::uuid)
        or subject_id in (select id from opportunity where pairing_id = ${pairingId}::uuid)`;
}

/**
 * Openings are for those whom someone accompanies: takes back what was told of them to the mentee of a pairing that has ended (nobody
 * has two at once), and what the two were reminded of.
 */
async function endOpenings(tx: Transaction, pairingId: string): Promise<void> {
  await tx.$executeRaw`
    delete from notification n using pairing p
     where p.id = ${pairingId}::uuid and n.person_id = p.mentee_id and n.kind = 'opportunity_offered'`;
  await tx.$executeRaw`delete from notification where kind = 'meeting_unsettled' and subject_id in (select id from meeting where pairing_id = ${pairingId}::uuid)`;
}

/** The same of openings of a network in which the mentee is no more. */
async function leaveOpenings(tx: Transaction, pairingId: string): Promise<void> {
  await tx.$executeRaw`
    delete from notification n using pairing p, opportunity o
     where p.id = ${pairingId}::uuid and n.person_id = p.mentee_id and n.kind = 'opportunity_offered' and o.id = n.subject_id and o.pairing_id is null and o.network_id <> p.mentee_network_id`;
}

/** What was told of an edition that somebody goes to, by who is still told of it. */
const OF_AN_EDITION: readonly { kinds: readonly NotificationKind[]; butTo: readonly Audience[] }[] = [
  { kinds: ['timetable_told'], butTo: ['teaching', 'goingThere'] },
  { kinds: ['check_opened'], butTo: ['goingThere'] },
  { kinds: ['edition_message'], butTo: ['teaching', 'goingThere', 'hostingEdition'] },
  { kinds: ['edition_changed'], butTo: ['teaching', 'sending', 'attending'] },
];

/** Takes back what was told a delegate who is in a team no more, or all of a team that is not selected any more: it would lead to what is not there for them. */
async function leaveEdition(tx: Transaction, happening: Happening): Promise<void> {
  const gone = await tx.editionDelegate.findMany({ where: happening.subjectType === 'team' ? { teamId: happening.subjectId } : { id: happening.subjectId }, select: { personId: true, teamId: true, team: { select: { editionId: true } } } });
  const [one] = gone;
  if (!one) return;
  const { teamId, team } = one;
  const people = gone.map(({ personId }) => personId);
  const takeBack = (subjectType: string, subjectId: string, kinds: readonly NotificationKind[], butTo: readonly Audience[]) => tx.$executeRaw`delete from notification n where n.person_id = any(${people}::uuid[]) and n.subject_id = ${subjectId}::uuid and n.kind = any(${kinds}::notification_kind[]) and not ${isOneOf(butTo, { ...happening, subjectType, subjectId })}`;
  for (const { kinds, butTo } of OF_AN_EDITION) await takeBack('edition', team.editionId, kinds, butTo);
  await takeBack('team', teamId, ['team_selected', 'team_waiting', 'team_not_selected', 'plan_presented', 'plan_follow_up_due'], ['sendingTeam', 'inTeam']);
}

/** How much of an id of ours tells its instant; the rest is chance, and can be the database's. */
const INSTANT = 15;

/** One unread notification of a kind about a thing is enough: it becomes new again. Who is told and their being told are one statement. */
async function write(tx: Transaction, kind: NotificationKind, place: NotificationPlace, recipients: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    insert into notification (id, person_id, membership_id, kind, place, subject_id, at)
    select overlay(gen_random_uuid()::text placing ${newId().slice(0, INSTANT)} from 1)::uuid, person_id, membership_id, ${kind}::notification_kind, ${place}::notification_place, subject_id, ${now()}
      from (${recipients}) r
    on conflict (person_id, kind, place, subject_id) where read_at is null do update set at = excluded.at, membership_id = excluded.membership_id`;
}
