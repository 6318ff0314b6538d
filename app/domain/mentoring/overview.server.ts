import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { monthOf } from './check-in-form.ts';
import { hasBlocked, mayRefuse } from './contact.server.ts';
import { mayMove, PAIRING_MOVES } from './model.ts';
import { nextSteps } from './next-steps.ts';
import { findStanding } from './pairing.server.ts';

/** A pairing's own page: where it stands, what comes next for whoever of the two reads, and what they can do. @throws NotFound */
export async function readOverview(person: AskingPerson, id: string) {
  const standing = await findStanding(person, id);
  const { state, acceptedAt, activeAt, endedAt } = standing.pairing;
  const month = monthOf(now()).toISOString();
  const [agreements, goals, meetings, [done], noContact] = await Promise.all([
    database().pairingAgreement.findMany({ where: { pairingId: id, state: { in: ['draft', 'signed'] } }, relationLoadStrategy: 'join', include: { signatures: { select: { personId: true, edit: true } } } }),
    database().goal.groupBy({ by: ['state'], where: { pairingId: id }, _count: true }),
    database().meeting.findMany({ where: { pairingId: id, state: { in: ['planned', 'held'] } }, relationLoadStrategy: 'join', select: { id: true, state: true, booking: { select: { startsAt: true, endsAt: true } } } }),
    readRows<{ hasCheckedIn: boolean; hasRatedLevels: boolean; hasReflected: boolean; haveBothReflected: boolean }>(Prisma.sql`
      select exists (select 1 from check_in where pairing_id = ${id}::uuid and person_id = ${person.id}::uuid and month = ${month.slice(0, 10)}::date) as "hasCheckedIn",
             exists (select 1 from level_rating where pairing_id = ${id}::uuid and rated_by = 'mentee' and at >= ${month}::timestamptz) as "hasRatedLevels",
             exists (select 1 from reflection where pairing_id = ${id}::uuid and person_id = ${person.id}::uuid and done_at is not null) as "hasReflected",
             (select count(*) = 2 from reflection where pairing_id = ${id}::uuid and done_at is not null) as "haveBothReflected"`),
    state === 'closed' && hasBlocked(person, standing),
  ]);
  const draft = agreements.find((one) => one.state === 'draft');
  const signed = agreements.find((one) => one.state === 'signed');
  const isWhole = draft !== undefined && [draft.expectations, draft.confidentiality, draft.channels, draft.danger, draft.rhythmWeeks, draft.months].every((field) => field !== null);
  const signers = (draft?.signatures ?? []).filter(({ edit }) => edit === draft?.edit).map(({ personId }) => personId);
  const planned = meetings.filter((one) => one.state === 'planned').sort((a, b) => +a.booking.startsAt - +b.booking.startsAt);
  const upcoming = planned.find(({ booking }) => booking.startsAt > now()) ?? null;
  const count = (goalState: string) => goals.find((one) => one.state === goalState)?._count ?? 0;
  return {
    standing,
    steps: nextSteps({
      state,
      part: standing.part,
      hasAgreement: agreements.length > 0,
      waitsForOwnSignature: isWhole && !signers.includes(person.id),
      waitsForOtherSignature: isWhole && signers.includes(person.id),
      openGoals: count('open'),
      hasPlannedMeeting: upcoming !== null,
      hasUnsettledMeeting: planned.some(({ booking }) => booking.endsAt <= now()),
      ...(done ?? { hasCheckedIn: false, hasRatedLevels: false, hasReflected: false, haveBothReflected: false }),
    }),
    since: (activeAt ?? acceptedAt).toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    rhythmWeeks: signed?.rhythmWeeks ?? null,
    upcoming: upcoming && { id: upcoming.id, ...upcoming.booking },
    held: meetings.filter((one) => one.state === 'held').length,
    goals: { open: count('open'), reached: count('reached') },
    noContact,
    mayAskAnew: state === 'closed' && standing.part === 'mentee' && actsAs(person, 'emerging_leader') && (await waitsForNobody(person)),
    may: { pause: mayMove(PAIRING_MOVES, 'pause', state), resume: mayMove(PAIRING_MOVES, 'resume', state), close: mayMove(PAIRING_MOVES, 'beginClosing', state), end: mayMove(PAIRING_MOVES, 'end', state), refuseContact: !noContact && mayRefuse(standing) },
  };
}

/** Whether a mentee has nobody at their side, and neither waits for somebody nor was named. */
async function waitsForNobody({ id }: AskingPerson): Promise<boolean> {
  const [paired, waiting] = await Promise.all([
    database().pairing.findFirst({ where: { menteeId: id, state: { not: 'closed' } }, select: { id: true } }),
    database().nomination.findFirst({ where: { personId: id, state: { in: ['nominated', 'confirmed'] } }, select: { id: true } }),
  ]);
  return paired === null && waiting === null;
}
