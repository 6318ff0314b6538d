import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { proposeAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { makeClosingPairing, makeCompletedPairing, makeLivedPairing } from '#prisma/seed/pairings.server.ts';

/** Stands in all that two people say to each other: nobody else may ever read it, coordinators included. */
export const BETWEEN_TWO = 'hush-5T9-cedar';

interface Paired {
  mentor: AskingPerson;
  mentee: AskingPerson;
  /** The mentee of a pairing that is being closed. */
  secondMentee: AskingPerson;
  networkId: string;
  words: string;
  /** What was given to the coordinators. */
  summary: string;
}

/** Pairings at each point that their pages tell apart, under the names that stand in `tests/matrix/routes.ts`. */
export async function makePairings({ mentor, mentee, secondMentee, networkId, words, summary }: Paired): Promise<Record<string, string>> {
  const completedPairing = await makeCompletedPairing({ mentor, mentee }, { networkId, words });
  const lived = await makeLivedPairing({ mentor, mentee }, { networkId, words, summary });
  await proposeAgreement(mentor, lived.pairing ?? '');
  return { ...lived, completedPairing, closingPairing: await makeClosingPairing({ mentor, mentee: secondMentee }, { networkId, words }) };
}
