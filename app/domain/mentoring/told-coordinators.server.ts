import { cutOf, pagesOf } from '#app/domain/listing.ts';
import { readRows } from '#app/platform/database.server.ts';
import type { Safe } from '#app/platform/encryption.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { placeOfCheckIn } from './check-ins.server.ts';
import { placeOfMessage } from './ending.server.ts';
import { placeOfNote } from './meeting-notes.server.ts';

interface ToldRow {
  id: string;
  kind: 'summary' | 'checkIn' | 'message';
  by: string | null;
  at: Date;
  text: string | null;
}

const PLACES = { summary: placeOfNote, checkIn: placeOfCheckIn, message: placeOfMessage } as const;

/** All that the two addressed to the coordinators, sealed as it is. */
const toldIn = (pairingId: string) => Prisma.sql`
  select s.id, 'summary' as kind, s.person_id, s.created_at as at, s.text from meeting_note s join meeting g on g.id = s.meeting_id where g.pairing_id = ${pairingId}::uuid and s.kind = 'summary'
  union all select id, 'checkIn', person_id, at, text from check_in where pairing_id = ${pairingId}::uuid and addressed
  union all select id, 'message', person_id, at, text from pairing_message where pairing_id = ${pairingId}::uuid`;

/** A page of what the two of a pairing gave to the coordinators, the latest first. @param safe that under whose key it lies */
export async function listTold(pairingId: string, safe: Safe, page: number) {
  const { skip, take } = cutOf({ page });
  const [[sum], rows] = await Promise.all([
    readRows<{ count: number }>(Prisma.sql`select count(*)::int as count from (${toldIn(pairingId)}) t`),
    readRows<ToldRow>(Prisma.sql`select t.id::text, t.kind, (select pseudonym from person where id = t.person_id) as by, t.at, t.text from (${toldIn(pairingId)}) t order by t.at desc, t.id desc limit ${take} offset ${skip}`),
  ]);
  return { page, pages: pagesOf(sum?.count ?? 0), told: rows.map(({ id, kind, by, at, text }) => ({ id, kind, by, at: at.toISOString(), text: safe.unseal(text, PLACES[kind](id)) ?? '' })) };
}
