import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';

interface Pair {
  menteeId: string;
  mentorId: string;
  /** What they became. */
  pairing?: { mentorNetworkId: string; menteeNetworkId: string } | null;
}

/** A round's networks that take part, in the order in which they were asked, and those of them for which the reader coordinates. */
interface Networks {
  joined: readonly string[];
  mine: readonly string[];
}

/**
 * Which of these pairs of a round a coordinator reads by name: those with somebody of a network of theirs, in the network by which they
 * are in the round and would be paired, so that it is the same before and after; and none of which they are one themselves.
 */
export async function loadShown(person: AskingPerson, { joined, mine }: Networks, pairs: readonly Pair[]): Promise<(pair: Pair) => boolean> {
  const isOwn = ({ menteeId, mentorId }: Pair) => menteeId === person.id || mentorId === person.id;
  const isMine = (id: string | undefined) => id !== undefined && mine.includes(id);
  const isWatched = ({ menteeNetworkId, mentorNetworkId }: NonNullable<Pair['pairing']>) => isMine(menteeNetworkId) || isMine(mentorNetworkId);
  // Where all networks are theirs there is nothing to tell apart, but who has gone with their organisation to another one since they were paired.
  if (joined.every((id) => mine.includes(id))) return (pair) => !isOwn(pair) && (!pair.pairing || isWatched(pair.pairing));
  const [mentees, mentors] = [pairs.map(({ menteeId }) => menteeId), pairs.map(({ mentorId }) => mentorId)];
  const [nominations, memberships] = await Promise.all([
    database().nomination.findMany({ where: { personId: { in: mentees }, networkId: { in: [...joined] }, state: { in: ['confirmed', 'placed'] } }, select: { personId: true, networkId: true, state: true } }),
    database().membership.findMany({ where: { personId: { in: mentors }, role: 'mentor', endedAt: null }, relationLoadStrategy: 'join', select: { personId: true, organisation: { select: { id: true, networkId: true } } } }),
  ]);
  const networkOfMentee = new Map(nominations.sort((a, b) => Number(a.state === 'confirmed') - Number(b.state === 'confirmed')).map(({ personId, networkId }) => [personId, networkId]));
  const networkOfMentor = (id: string) => joined.find((network) => memberships.some(({ personId, organisation }) => personId === id && (organisation.networkId ?? organisation.id) === network));
  return (pair) => !isOwn(pair) && (pair.pairing ? isWatched(pair.pairing) : isMine(networkOfMentee.get(pair.menteeId)) || isMine(networkOfMentor(pair.mentorId)));
}
