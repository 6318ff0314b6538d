import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Safe } from '#app/platform/encryption.server.ts';
import type { Pairing, Reflection } from '#app/platform/generated/client.ts';
import { apartSince } from './contact.server.ts';
import { REFLECTION_TEXTS, type ReflectionEntry } from './ending-forms.ts';
import { letGo } from './ending.server.ts';
import { mayMove, PAIRING_MOVES } from './model.ts';
import { heardYes, mayInvite } from './mentor-invitation.server.ts';
import { findPairing, holdPairing, movePairing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';

/** How long who has looked back waits for the other before they may complete it alone, from when the end was begun, in days. */
export const DAYS_OF_WAITING = 30;

type Text = (typeof REFLECTION_TEXTS)[number];
const placeOf = (field: Text, pairingId: string, personId: string) => ({ model: 'reflection', field, rowId: `${pairingId}:${personId}` });
const placeOfClosing = (field: 'together' | 'certificate_name', pairingId: string) => ({ model: 'pairing_closing', field, rowId: pairingId });

function unseal(row: Reflection, safe: Safe) {
  const open = (field: Text) => safe.unseal(row[field], placeOf(field, row.pairingId, row.personId)) ?? '';
  return { learned: open('learned'), proud: open('proud'), next: open('next'), version: row.version, isDone: row.doneAt !== null };
}

/** The end of a pairing as one of the two sees it: their own reflection, the other's once both are done, and the page they share. @throws NotFound */
export async function readClosing(person: AskingPerson, pairingId: string) {
  const standing = await findPairing(person, pairingId);
  const { state, ending } = standing.pairing;
  const [rows, closing, apart, safe] = await Promise.all([database().reflection.findMany({ where: { pairingId } }), database().pairingClosing.findUnique({ where: { pairingId } }), apartSince(standing.pairing), openPairing(pairingId)]);
  const own = rows.find(({ personId }) => personId === person.id);
  const theirs = rows.find(({ personId }) => personId !== person.id);
  const areBothDone = Boolean(own?.doneAt && theirs?.doneAt);
  const isMentee = standing.part === 'mentee';
  const knowsYes = isMentee ? Boolean(closing?.becameMentor) : heardYes(closing, apart);
  const mayFinish = state === 'closing' && (areBothDone || (Boolean(own?.doneAt) && hasWaited(standing.pairing)));
  return {
    standing,
    own: own ? unseal(own, safe) : null,
    // What both wrote is both's, also once one has erased what they wrote alone.
    theirs: areBothDone && theirs ? unseal(theirs, safe) : null,
    isOtherDone: Boolean(theirs?.doneAt),
    together: areBothDone || mayFinish || closing?.together ? { text: safe.unseal(closing?.together ?? null, placeOfClosing('together', pairingId)) ?? '', version: closing?.version ?? 0 } : null,
    certificateName: isMentee ? (safe.unseal(closing?.certificateName ?? null, placeOfClosing('certificate_name', pairingId)) ?? '') : '',
    // How it ended is told only where both know it: it was completed.
    isCompleted: ending === 'completed',
    // A no is told to nobody else, and a yes to no mentor where either wanted no contact any more when it was said.
    invitation: closing?.invitedAt ? (knowsYes ? ('accepted' as const) : closing.answeredAt && isMentee ? ('declined' as const) : ('waiting' as const)) : null,
    may: {
      begin: mayMove(PAIRING_MOVES, 'beginClosing', state),
      goOn: mayMove(PAIRING_MOVES, 'goOn', state),
      reflect: state === 'closing' && !areBothDone,
      write: mayFinish,
      complete: mayFinish,
      certify: isMentee && ending === 'completed',
      invite: !isMentee && mayInvite(standing.pairing, closing, { by: 'mentor', knowsYes }),
      answerInvitation: isMentee && Boolean(closing?.invitedAt) && closing?.answeredAt === null,
    },
  };
}

/** Whether somebody who has looked back needs to wait for the other no longer: they did so long enough, or the other's account is gone. */
function hasWaited({ closingAt, mentorId }: Pick<Pairing, 'closingAt' | 'mentorId'>): boolean {
  return mentorId === null || (closingAt !== null && now().getTime() - closingAt.getTime() >= DAYS_OF_WAITING * 86_400_000);
}

/** Begins the closing, or goes on after all. @throws NotFound, Refusal */
export async function beginClosing(person: AskingPerson, pairingId: string): Promise<void> {
  await findPairing(person, pairingId);
  await inTransaction(async (tx) => {
    await movePairing(tx, pairingId, 'beginClosing', { closingAt: now(), pausedAt: null });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.closing', subjectType: 'pairing', subjectId: pairingId });
  });
}

/** What each had looked back on is a draft again, theirs alone to change: the next closing has its own words. @throws NotFound, Refusal */
export async function goOnAfterAll(person: AskingPerson, pairingId: string): Promise<void> {
  await findPairing(person, pairingId);
  await inTransaction(async (tx) => {
    await movePairing(tx, pairingId, 'goOn', { closingAt: null });
    await tx.reflection.updateMany({ where: { pairingId, doneAt: { not: null } }, data: { doneAt: null, version: { increment: 1 } } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.resumed', subjectType: 'pairing', subjectId: pairingId });
  });
}

/** Holds a pairing that is being closed, and says whether both have looked back as it stands then: of two who write at once the later sees the earlier. @throws Refusal */
async function haveBothDone(tx: Transaction, pairingId: string): Promise<boolean> {
  if ((await holdPairing(tx, pairingId)).state !== 'closing') throw new Refusal('mentoring.refusals.notNow');
  return (await tx.reflection.count({ where: { pairingId, doneAt: { not: null } } })) === 2;
}

/** Holds it for whoever writes the page or completes it: once both have looked back, or they themselves have and waited long enough. @throws Refusal */
async function holdToFinish(tx: Transaction, pairingId: string, personId: string): Promise<void> {
  if (await haveBothDone(tx, pairingId)) return;
  const [own, pairing] = [await tx.reflection.count({ where: { pairingId, personId, doneAt: { not: null } } }), await tx.pairing.findUniqueOrThrow({ where: { id: pairingId }, select: { closingAt: true, mentorId: true } })];
  if (own === 0 || !hasWaited(pairing)) throw new Refusal('mentoring.refusals.notNow');
}

/** Keeps what one looks back on; with `done` the other reads it as soon as they are done too. @throws NotFound; Refusal when it was changed elsewhere */
export async function keepReflection(person: AskingPerson, pairingId: string, entry: ReflectionEntry): Promise<void> {
  const { may } = await readClosing(person, pairingId);
  if (!may.reflect) throw new Refusal('mentoring.refusals.notNow');
  await inTransaction(async (tx) => {
    if (await haveBothDone(tx, pairingId)) throw new Refusal('mentoring.refusals.notNow');
    const key = { pairingId_personId: { pairingId, personId: person.id } };
    const before = await tx.reflection.findUnique({ where: key, select: { version: true, doneAt: true } });
    if ((before?.version ?? 0) !== entry.version) throw new Refusal('mentoring.refusals.changedMeanwhile');
    const safe = await openPairing(pairingId, tx);
    const texts = Object.fromEntries(REFLECTION_TEXTS.map((field) => [field, safe.seal(entry[field] || null, placeOf(field, pairingId, person.id))]));
    const said = { ...texts, version: entry.version + 1, changedAt: now(), doneAt: entry.step === 'done' ? now() : null };
    await tx.reflection.upsert({ where: key, create: { pairingId, personId: person.id, ...said }, update: said, select: { version: true } });
    // Said again, it is not told again.
    const kind = entry.step === 'done' ? (before?.doneAt ? null : 'reflection.done') : before?.doneAt ? 'reflection.takenBack' : null;
    if (kind) await recordActivity(tx, { actor: person.id, organisationId: null, kind, subjectType: 'pairing', subjectId: pairingId });
  });
}

/** What the two write together. @throws NotFound; Refusal when the other wrote meanwhile */
export async function writeTogether(person: AskingPerson, pairingId: string, { together, version }: { together: string; version: number }): Promise<void> {
  const { may } = await readClosing(person, pairingId);
  if (!may.write) throw new Refusal('mentoring.refusals.notNow');
  await inTransaction(async (tx) => {
    await holdToFinish(tx, pairingId, person.id);
    const before = await tx.pairingClosing.findUnique({ where: { pairingId }, select: { version: true } });
    if ((before?.version ?? 0) !== version) throw new Refusal('mentoring.refusals.changedMeanwhile');
    const said = { together: (await openPairing(pairingId, tx)).seal(together || null, placeOfClosing('together', pairingId)), version: version + 1, changedAt: now() };
    await tx.pairingClosing.upsert({ where: { pairingId }, create: { pairingId, ...said }, update: said, select: { version: true } });
  });
}

/** Both have looked back: either says that it is complete; or one who has, and waited long enough for the other. @throws NotFound, Refusal */
export async function completePairing(person: AskingPerson, pairingId: string): Promise<void> {
  const { may } = await readClosing(person, pairingId);
  if (!may.complete) throw new Refusal('mentoring.refusals.notNow');
  await inTransaction(async (tx) => {
    await holdToFinish(tx, pairingId, person.id);
    await movePairing(tx, pairingId, 'complete', { endedAt: now(), ending: 'completed', endedById: person.id });
    await letGo(tx, pairingId);
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.completed', subjectType: 'pairing', subjectId: pairingId });
  });
}

/** The name that the mentee wants on a certificate; an empty one means that none is wanted. @throws NotFound, Refusal */
export async function nameCertificate(person: AskingPerson, pairingId: string, name: string): Promise<void> {
  const { may } = await readClosing(person, pairingId);
  if (!may.certify) throw new Refusal('mentoring.refusals.notNow');
  await inTransaction(async (tx) => {
    await holdPairing(tx, pairingId);
    const certificateName = (await openPairing(pairingId, tx)).seal(name || null, placeOfClosing('certificate_name', pairingId));
    await tx.pairingClosing.upsert({ where: { pairingId }, create: { pairingId, certificateName, changedAt: now() }, update: { certificateName, changedAt: now() }, select: { version: true } });
  });
}
