import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import type { Engagement } from '#app/platform/generated/client.ts';
import { asksFor, assistanceAbilities } from './policy.ts';

/** An engagement with what the person is to it. */
export interface FoundEngagement extends Engagement {
  network: { id: string; name: string };
  /** Those that share in it now, each once. */
  organisations: { id: string; name: string }[];
  /** Of the network that schedules it. */
  coordinates: boolean;
  /** Of which of its organisations. */
  represents: string[];
  /** The invitation by which they give it, where they accepted one. */
  gives: string | null;
}

/** The engagement, if the person may see it. @throws NotFound */
export async function findEngagement(person: AskingPerson, id: string): Promise<FoundEngagement> {
  const found = await database().engagement.findFirst({
    where: { AND: [{ id }, within(assistanceAbilities(person), 'read', 'Engagement')] },
    relationLoadStrategy: 'join',
    include: {
      network: { select: { id: true, name: true } },
      organisations: { where: { leftAt: null }, orderBy: { joinedAt: 'asc' }, select: { organisation: { select: { id: true, name: true } } } },
      invitations: { where: { personId: person.id, state: 'accepted' }, select: { id: true } },
    },
  });
  if (!found) throw new NotFound();
  const { organisations, invitations, ...engagement } = found;
  const sharing = [...new Map(organisations.map(({ organisation }) => [organisation.id, organisation])).values()];
  const asking = asksFor(person);
  return {
    ...engagement,
    organisations: sharing,
    coordinates: organisationIdsAs(person, 'coordinator').includes(engagement.networkId),
    represents: sharing.map((one) => one.id).filter((one) => asking.includes(one)),
    gives: invitations[0]?.id ?? null,
  };
}
