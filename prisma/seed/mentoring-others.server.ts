import { COMPETENCIES, type Competency, type Level } from '#app/domain/mentoring/competencies.ts';
import { monthOf } from '#app/domain/mentoring/check-in-form.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { makeMentorProfile } from './mentoring.server.ts';
import { makeActivePairing } from './pairings.server.ts';
import { daysAgo, hourOf } from './past.server.ts';

const DAY = 86_400_000;

/** How two others are getting on. Their texts are nobody's to read in the demonstration: only what coordinators count is there. */
interface Others {
  mentee: string;
  began: number;
  /** Of their meetings, the earliest first: h held, m missed. */
  met: string;
  /** Days ago of the last of them; those before lie three weeks apart. */
  last?: number;
  safe?: 'yes' | 'partly' | 'no';
  useful?: 'yes' | 'partly' | 'no';
  needs?: boolean;
  raised?: number;
  levels: readonly (readonly [Competency, Level, Level])[];
}

const OTHERS: Readonly<Record<string, readonly Others[]>> = {
  Baru: [
    { mentee: 'Kingfisher', began: 240, met: 'hhhmhhhhhh', levels: [['public-speaking', 1, 3], ['governance', 2, 3]] },
    { mentee: 'Bulbul', began: 190, met: 'hhhhh', last: 48, useful: 'partly', levels: [['public-speaking', 2, 3], ['advocacy', 1, 2]] },
    { mentee: 'Oriole', began: 120, met: 'hhhh', needs: true, levels: [['public-speaking', 1, 2], ['facilitation', 1, 3]] },
  ],
  Sumac: [
    { mentee: 'Plover', began: 210, met: 'hhhhhhhh', last: 15, levels: [['public-speaking', 2, 4], ['governance', 1, 2]] },
    { mentee: 'Egret', began: 160, met: 'hhhmm', last: 4, raised: 4, levels: [['governance', 1, 2], ['advocacy', 2, 2]] },
    { mentee: 'Swift', began: 60, met: 'hh', levels: [['governance', 2, 3], ['facilitation', 2, 3]] },
  ],
  Larch: [
    { mentee: 'Drongo', began: 280, met: 'hhhhhhhhhh', levels: [['facilitation', 1, 3], ['public-speaking', 1, 3]] },
    { mentee: 'Francolin', began: 90, met: 'hhh', safe: 'partly', levels: [['facilitation', 1, 2], ['governance', 1, 3]] },
    { mentee: 'Coucal', began: 30, met: '', levels: [] },
  ],
};

/** Other pairings of the network, as its coordinators see them: all their mentors' places are taken, so that the round stays as it is. */
export async function seedOtherPairings(organisations: readonly string[]): Promise<void> {
  for (const [pseudonym, accompanied] of Object.entries(OTHERS)) {
    const mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }], { pseudonym });
    await makeMentorProfile(mentor, { places: accompanied.length, competencies: COMPETENCIES.slice(0, 4).map((competency) => ({ competency, level: 4 })) });
    for (const [k, others] of accompanied.entries()) {
      const mentee = await makePerson([{ organisationId: organisations[k % organisations.length] ?? '', role: 'emerging_leader' }], { pseudonym: others.mentee });
      const id = await daysAgo(others.began, () => makeActivePairing({ mentor, mentee }, { at: new Date(Date.now() - others.began * DAY) }));
      await passTime(id, [mentee.id, mentor.id], others);
    }
  }
}

async function passTime(pairingId: string, [menteeId, mentorId]: readonly [string, string], { began, met, safe = 'yes', useful = 'yes', needs = false, raised, last = 9, levels }: Others): Promise<void> {
  const at = (days: number) => hourOf(days, 14);
  const meetings = [...met].map((sign, k) => ({ id: newId(), bookingId: newId(), sign, at: at(last + (met.length - 1 - k) * 21) }));
  await database().booking.createMany({ data: meetings.map(({ bookingId, at: startsAt }) => ({ id: bookingId, startsAt, endsAt: new Date(+startsAt + 3_600_000), zone: 'Africa/Nairobi', subjectType: 'pairing', subjectId: pairingId })) });
  await database().meeting.createMany({ data: meetings.map(({ id, bookingId, sign, at: settledAt }) => ({ id, pairingId, bookingId, form: 'call' as const, state: sign === 'h' ? ('held' as const) : ('missed' as const), createdAt: settledAt, settledAt })) });
  await database().meetingMiss.createMany({ data: meetings.filter(({ sign }) => sign === 'm').map(({ id: meetingId, at: startsAt }) => ({ meetingId, startsAt })) });
  const months = Array.from({ length: Math.min(6, Math.floor(began / 31)) }, (_, k) => k);
  await database().checkIn.createMany({
    data: months.flatMap((k) => [menteeId, mentorId].map((personId, who) => ({ id: newId(), pairingId, personId, month: monthOf(at(31 * k)), useful: k === 0 && who === 0 ? useful : ('yes' as const), safe: k === 0 && who === 0 ? safe : ('yes' as const), needs: k === 0 && who === 0 && needs, at: at(31 * k) }))),
    skipDuplicates: true,
  });
  await database().levelRating.createMany({ data: levels.flatMap(([competency, from, to]) => [[began - 5, from] as const, [Math.floor(began / 3), to] as const].map(([days, level]) => ({ id: newId(), pairingId, competency, level, ratedBy: 'mentee' as const, at: at(days) }))) });
  if (raised !== undefined) await database().pairing.update({ where: { id: pairingId }, data: { raisedAt: at(raised) }, select: { id: true } });
}
