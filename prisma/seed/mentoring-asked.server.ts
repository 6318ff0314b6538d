import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { endPairing } from '#app/domain/mentoring/ending.server.ts';
import { answerProposal } from '#app/domain/mentoring/proposals.server.ts';
import { openRound } from '#app/domain/mentoring/rounds.server.ts';
import { propose, solve } from '#app/domain/mentoring/solution.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAvailability } from './calendar.server.ts';
import { makePerson, NETWORKS } from './factories.server.ts';
import { makeMenteeProfile, makeMentorProfile, makeWaiting } from './mentoring.server.ts';
import { makeActivePairing } from './pairings.server.ts';
import { daysAgo } from './past.server.ts';

interface Asked {
  coordinator: AskingPerson;
  /** Organisations of the network whose emerging leaders were asked. */
  organisations: readonly string[];
}

const DAY = 86_400_000;
const HOURS = { weekdays: [1, 3, 5], from: 10, until: 18 };

/**
 * A round of another network in which people have been asked: one proposal waits for both, one for the mentor alone. One of the
 * mentees had a mentor before, and wished for another.
 */
export async function seedAsked({ coordinator, organisations: [first = '', second = ''] }: Asked): Promise<void> {
  const mentors: AskingPerson[] = [];
  for (const pseudonym of ['Banyan', 'Champak']) {
    const mentor = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'mentor' }], { pseudonym });
    await makeAvailability(mentor.id, { ...HOURS, zone: 'Asia/Kolkata' });
    await makeMentorProfile(mentor, { places: 1 });
    mentors.push(mentor);
  }
  const again = await makePerson([{ organisationId: first, role: 'emerging_leader' }], { pseudonym: 'Frangipani' });
  await wishForAnother(again, mentors[0] ?? coordinator);
  const other = await makeWaiting(second, {}, { pseudonym: 'Rambutan' });
  for (const mentee of [again, other]) await makeAvailability(mentee.id, { ...HOURS, zone: 'Asia/Kolkata' });
  await daysAgo(5, async () => {
    const round = await openRound(coordinator, NETWORKS.APNSW, []);
    await solve(coordinator, round, 1);
    await propose(coordinator, round, 2);
  });
  const proposal = await database().proposal.findFirstOrThrow({ where: { menteeId: other.id }, select: { id: true } });
  await daysAgo(2, () => answerProposal(other, proposal.id, 'accept'));
}

/** Five months with a mentor, then the wish for another one, for whom they wait from then on. */
async function wishForAnother(mentee: AskingPerson, mentor: AskingPerson): Promise<void> {
  await makeMenteeProfile(mentee);
  const id = await daysAgo(150, () => makeActivePairing({ mentor, mentee }, { networkId: NETWORKS.APNSW, at: new Date(Date.now() - 150 * DAY) }));
  await daysAgo(12, () => endPairing(mentee, id, { ending: 'rematch', block: false, text: '' }));
}
