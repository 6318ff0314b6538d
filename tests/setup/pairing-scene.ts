import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { proposeAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { nameCertificate } from '#app/domain/mentoring/closing.server.ts';
import { offerInNetwork, takeOpportunity } from '#app/domain/mentoring/opportunities.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeClosingPairing, makeCompletedPairing, makeLivedPairing } from '#prisma/seed/pairings.server.ts';

/** Stands in all that two people say to each other: nobody else may ever read it, coordinators included. */
export const BETWEEN_TWO = 'hush-5T9-cedar';

interface Paired {
  coordinator: AskingPerson;
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
export async function makePairings({ coordinator, mentor, mentee, secondMentee, networkId, words, summary }: Paired): Promise<Record<string, string>> {
  const completedPairing = await makeCompletedPairing({ mentor, mentee }, { networkId, words });
  const lived = await makeLivedPairing({ mentor, mentee }, { networkId, words, summary });
  await proposeAgreement(mentor, lived.pairing ?? '');
  await nameCertificate(mentee, completedPairing, words);
  await offerInNetwork(coordinator, networkId, { kind: 'speak', competencies: ['public-speaking'], places: 2, happensOn: null, text: summary });
  const { id: opportunity } = await database().opportunity.findFirstOrThrow({ where: { networkId }, orderBy: { createdAt: 'desc' }, select: { id: true } });
  await takeOpportunity(mentee, opportunity);
  return { ...lived, completedPairing, opportunity, closingPairing: await makeClosingPairing({ mentor, mentee: secondMentee }, { networkId, words }) };
}
