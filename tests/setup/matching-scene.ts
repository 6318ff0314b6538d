import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { nominate } from '#app/domain/mentoring/nominations.server.ts';
import { openRound } from '#app/domain/mentoring/rounds.server.ts';
import { solve } from '#app/domain/mentoring/solution.server.ts';
import { wish } from '#app/domain/mentoring/wishes.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeMenteeProfile, makeMentorProfile, makeWaiting } from '#prisma/seed/mentoring.server.ts';

interface Matched {
  organisationId: string;
  networkId: string;
  lead: AskingPerson;
  coordinator: AskingPerson;
  mentor: AskingPerson;
  otherMentor: AskingPerson;
  mentee: AskingPerson;
  /** What stands in all that is sealed of a profile: only its owner may ever read it. */
  words: string;
}

/** A round that is solved, a proposal that waits, and a nomination, under the names that stand in `tests/matrix/routes.ts`. */
export async function makeMatching({ organisationId, networkId, lead, coordinator, mentor, otherMentor, mentee, words }: Matched): Promise<Record<string, string>> {
  const sealed = { exclusions: [words] };
  await makeMentorProfile(mentor, { ...sealed, willNotDo: words, places: 9, open: false });
  await makeMentorProfile(otherMentor, { ...sealed, willNotDo: words, places: 2 });
  await makeMenteeProfile(mentee, { ...sealed, hopes: words });
  await nominate(lead, organisationId, mentee.id);
  const waiting = [await makeWaiting(organisationId, { ...sealed, hopes: words }), await makeWaiting(organisationId, sealed)];
  // A second scene in the same database: a network has one open round.
  await database().matchingRound.updateMany({ where: { networkId, state: { not: 'closed' } }, data: { state: 'closed', closedAt: new Date() } });
  const round = await openRound(coordinator, networkId, []);
  await wish(coordinator, round, { mentee: waiting[0]?.id ?? '', mentor: otherMentor.id }, 'fixed', 1);
  await solve(coordinator, round, 2);
  const proposal = newId();
  await database().proposal.create({ data: { id: proposal, roundId: round, mentorId: mentor.id, menteeId: mentee.id, reasons: [{ key: 'hours', hours: 3 }] }, select: { id: true } });
  return { round, proposal, waitingMentee: waiting[0]?.id ?? '', nomination: (await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } })).id };
}
