import { database } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { Pairing } from '#app/platform/generated/client.ts';
import { AGREEMENT_TEXTS } from './agreement-texts.ts';
import { placeOfCheckIn } from './check-ins.server.ts';
import { REFLECTION_TEXTS } from './ending-forms.ts';
import { placeOfMessage } from './ending.server.ts';
import { placeOfNote } from './meeting-notes.server.ts';
import { placeOfTaking } from './opportunities.server.ts';
import { openIfKept } from './pairing-safe.server.ts';

type Named = Pairing & { mentee: { pseudonym: string }; mentor: { pseudonym: string } | null };

const iso = (at: Date | null) => at?.toISOString() ?? null;
const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;
const at = (model: string, field: string, rowId: string) => ({ model, field, rowId });

/** What one of the two may read of a pairing, with its texts unsealed; of an erased one that it was, and what they told the coordinators. */
export async function copyPairing(personId: string, pairing: Named) {
  const isMentee = pairing.menteeId === personId;
  const frame = { id: pairing.id, pairingState: pairing.state, part: isMentee ? ('mentee' as const) : ('mentor' as const), other: isMentee ? (pairing.mentor?.pseudonym ?? null) : pairing.mentee.pseudonym, acceptedAt: iso(pairing.acceptedAt), agreedAt: iso(pairing.activeAt), endedAt: iso(pairing.endedAt), erasedAt: iso(pairing.erasedAt) };
  // What one told the coordinators outlives what the two wrote, and is one's own still.
  if (pairing.erasedAt) return { ...frame, messages: await copyMessages({ personId, id: pairing.id, safe: await openSafe(pairing.menteeNetworkId) }) };
  const safe = await openIfKept(pairing.id);
  if (!safe) return frame;
  return { ...frame, ...(await copyParts({ personId, isMentee, id: pairing.id, safe })) };
}

/** What is in a pairing, as far as one of the two may read it. */
async function copyParts(reader: Reader) {
  const [agreements, goals, levels, meetings, told, closing, opportunities] = await Promise.all([copyAgreements(reader), copyGoals(reader), copyLevels(reader), copyMeetings(reader), copyOwnWords(reader), copyClosing(reader), copyOpportunities(reader)]);
  return { agreements, goals, levels, meetings, ...told, closing, opportunities };
}
export type CopiedParts = Awaited<ReturnType<typeof copyParts>>;

interface Reader {
  personId: string;
  isMentee: boolean;
  id: string;
  safe: Safe;
}

const by = (writer: string | null, personId: string) => (writer === personId ? ('me' as const) : ('other' as const));

async function copyAgreements({ personId, id: pairingId, safe }: Reader) {
  const rows = await database().pairingAgreement.findMany({ where: { pairingId }, relationLoadStrategy: 'join', orderBy: { version: 'asc' }, include: { signatures: true } });
  return rows.map((row) => ({ version: row.version, agreementState: row.state, ...Object.fromEntries(AGREEMENT_TEXTS.map((field) => [field, safe.unseal(row[field], at('pairing_agreement', field, row.id))])), rhythmWeeks: row.rhythmWeeks, months: row.months, editedAt: iso(row.editedAt), signatures: row.signatures.filter(({ edit }) => edit === row.edit).map((one) => ({ by: by(one.personId, personId), at: iso(one.at) })) }));
}

async function copyGoals({ id: pairingId, safe }: Reader) {
  const rows = await database().goal.findMany({ where: { pairingId }, relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, include: { steps: { orderBy: { position: 'asc' } }, changes: { orderBy: { at: 'asc' } } } });
  return rows.map(({ id, competency, startLevel, wantedLevel, state, why, evidence, createdAt, steps, changes }) => ({
    id, competency, startLevel, wantedLevel, goalState: state, why: safe.unseal(why, at('goal', 'why', id)), evidence: safe.unseal(evidence, at('goal', 'evidence', id)), at: iso(createdAt),
    steps: steps.map((step) => ({ text: safe.unseal(step.text, at('goal_step', 'text', step.id)), evidence: safe.unseal(step.evidence, at('goal_step', 'evidence', step.id)), dueOn: day(step.dueOn), doneAt: iso(step.doneAt) })),
    changes: changes.map((change) => ({ change: change.kind, at: iso(change.at), before: change.before && (JSON.parse(safe.unseal(change.before, at('goal_change', 'before', change.id))) as Record<string, string | number | null>) })),
  }));
}

async function copyLevels({ id: pairingId }: Reader) {
  const rows = await database().levelRating.findMany({ where: { pairingId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return rows.map(({ competency, level, ratedBy, at: ratedAt }) => ({ competency, level, ratedBy, at: iso(ratedAt) }));
}

/** With their notes: one's own of all kinds, and of the other's those that are not theirs alone. */
async function copyMeetings({ personId, id: pairingId, safe }: Reader) {
  const rows = await database().meeting.findMany({ where: { pairingId }, relationLoadStrategy: 'join', orderBy: { booking: { startsAt: 'asc' } }, include: { booking: { select: { startsAt: true, endsAt: true } }, misses: { orderBy: { startsAt: 'asc' } }, notes: { where: { OR: [{ personId }, { kind: { not: 'private' } }] }, orderBy: { createdAt: 'asc' } } } });
  return rows.map(({ id, state, form, agenda, place, booking, misses, notes }) => ({
    startsAt: iso(booking.startsAt), endsAt: iso(booking.endsAt), meetingState: state, missedAt: misses.map((one) => iso(one.startsAt)), form, agenda: safe.unseal(agenda, at('meeting', 'agenda', id)), place: safe.unseal(place, at('meeting', 'place', id)),
    notes: notes.map((note) => ({ noteKind: note.kind, by: by(note.personId, personId), at: iso(note.changedAt), text: safe.unseal(note.text, placeOfNote(note.id)) })),
  }));
}

/** One's own answers and messages to the coordinators; of the journal all for its mentee, what was shared for the mentor. */
async function copyOwnWords({ personId, isMentee, id: pairingId, safe }: Reader) {
  const [checkIns, messages, journal] = await Promise.all([
    database().checkIn.findMany({ where: { pairingId, personId }, orderBy: { month: 'asc' } }),
    copyMessages({ personId, id: pairingId, safe }),
    database().journalEntry.findMany({ where: { pairingId, ...(isMentee ? {} : { sharedAt: { not: null } }) }, orderBy: { createdAt: 'asc' } }),
  ]);
  return {
    checkIns: checkIns.map(({ id, month, useful, safe: isSafe, needs, text, addressed }) => ({ month: day(month), useful, safe: isSafe, needs, text: safe.unseal(text, placeOfCheckIn(id)), addressed })),
    messages,
    journal: journal.map(({ id, text, createdAt, sharedAt }) => ({ at: iso(createdAt), sharedAt: iso(sharedAt), text: safe.unseal(text, at('journal_entry', 'text', id)) })),
  };
}

async function copyMessages({ personId, id: pairingId, safe }: Pick<Reader, 'personId' | 'id' | 'safe'>) {
  const rows = await database().pairingMessage.findMany({ where: { pairingId, personId }, orderBy: { at: 'asc' } });
  return rows.map(({ id, at: sentAt, text }) => ({ at: iso(sentAt), text: safe.unseal(text, placeOfMessage(id)) }));
}

/** What each looked back on, the other's once both were done, and what they wrote together. What a mentee answered who was invited to become a mentor is theirs alone. */
async function copyClosing({ personId, isMentee, id: pairingId, safe }: Reader) {
  const [rows, closing] = await Promise.all([database().reflection.findMany({ where: { pairingId } }), database().pairingClosing.findUnique({ where: { pairingId } })]);
  const areBothDone = rows.length === 2 && rows.every(({ doneAt }) => doneAt !== null);
  const reflections = rows.filter((row) => row.personId === personId || areBothDone).map((row) => ({ by: by(row.personId, personId), doneAt: iso(row.doneAt), ...Object.fromEntries(REFLECTION_TEXTS.map((field) => [field, safe.unseal(row[field], at('reflection', field, `${pairingId}:${row.personId}`))])) }));
  return { reflections, together: areBothDone || closing?.together ? safe.unseal(closing?.together ?? null, at('pairing_closing', 'together', pairingId)) : null, certificateName: isMentee ? safe.unseal(closing?.certificateName ?? null, at('pairing_closing', 'certificate_name', pairingId)) : null, invitedAt: iso((isMentee ? null : closing?.mentorInvitedAt) ?? closing?.invitedAt ?? null), ...(isMentee && closing?.answeredAt ? { ownAnswer: closing.becameMentor ? ('accepted' as const) : ('declined' as const), answeredAt: iso(closing.answeredAt) } : {}) };
}

/** Openings that were offered within it, and those that its mentee took; what one gave is the mentee's alone. */
async function copyOpportunities({ isMentee, id: pairingId, safe }: Reader) {
  const rows = await database().opportunity.findMany({ where: { OR: [{ pairingId }, ...(isMentee ? [{ takings: { some: { pairingId } } }] : [])] }, relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, include: { takings: { where: { pairingId } } } });
  return Promise.all(
    rows.map(async ({ id, kind, networkId, pairingId: within, competencies, happensOn, text, takings: [taking] }) => ({
      id, opportunityKind: kind, competencies, happensOn: day(happensOn), text: (within ? safe : await openSafe(networkId)).unseal(text, at('opportunity', 'text', id)),
      takingState: isMentee ? (taking?.state ?? null) : null, gave: isMentee && taking ? safe.unseal(taking.gave, placeOfTaking(id, pairingId)) : null,
    })),
  );
}
