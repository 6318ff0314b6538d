import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { DayHalf, Presence } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { changedPresences, presencesAt, type Mark } from './attendance.ts';
import type { AttendanceList } from './attendance-form.ts';
import { tellOfCertificates } from './certificates-told.server.ts';
import { dayOfEdition, findLeading, holdWhile } from './edition-part.server.ts';
import { dayOf } from './editions.server.ts';
import { isWritten } from './running-model.ts';

/** The list of a half day: who goes to the edition, what is written down of each, and which of it was said otherwise before. @throws NotFound; Refusal for who does not keep it */
export async function readAttendance(person: AskingPerson, id: string, number: number, half: DayHalf) {
  const { edition, today } = await findLeading(person, id);
  const day = dayOfEdition(edition, number);
  const [delegates, rows] = await Promise.all([
    database().editionDelegate.findMany({ where: { state: 'confirmed', team: { is: { editionId: id, state: 'selected' } } }, relationLoadStrategy: 'join', orderBy: [{ team: { organisation: { searchText: 'asc' } } }, { person: { searchText: 'asc' } }, { id: 'asc' }], select: { id: true, person: { select: { pseudonym: true } }, team: { select: { organisation: { select: { name: true } } } } } }),
    database().editionPresence.findMany({ where: { editionId: id, day: new Date(day), half }, relationLoadStrategy: 'join', orderBy: [{ version: 'asc' }, { id: 'asc' }], select: { delegateId: true, version: true, presence: true, recordedAt: true, recordedBy: { select: { pseudonym: true } }, delegate: { select: { person: { select: { pseudonym: true } } } } } }),
  ]);
  const stands = presencesAt(rows);
  return {
    id,
    number,
    day,
    half,
    version: Math.max(0, ...rows.map((one) => one.version)),
    zone: edition.zone,
    mayWrite: isWritten('attendance', edition.state) && day <= today,
    isToCome: day > today,
    delegates: delegates.map((one) => ({ id: one.id, pseudonym: one.person.pseudonym, organisation: one.team.organisation.name, presence: stands.get(one.id) ?? null })),
    /** What somebody said and what was said instead later, the latest first. */
    corrections: correctionsIn(rows).reverse(),
  };
}

type Row = Mark & { recordedAt: Date; recordedBy: { pseudonym: string } | null; delegate: { person: { pseudonym: string } } };

function correctionsIn(rows: readonly Row[]) {
  return rows.flatMap((row, i) => {
    const before = rows.slice(0, i).findLast(({ delegateId }) => delegateId === row.delegateId);
    return before ? [{ pseudonym: row.delegate.person.pseudonym, from: before.presence, to: row.presence, by: row.recordedBy?.pseudonym ?? null, at: row.recordedAt.toISOString() }] : [];
  });
}

/**
 * Keeps the list of a half day, whole: what its sender changed in the list that they saw is written beside what was there, and
 * nothing of others is undone by it. Whoever takes their yes back meanwhile is still kept. Once the edition is over certificates hang on it: who can have one now is told. @throws NotFound; Refusal before its day, and when the edition neither runs nor has just ended
 */
export async function keepAttendance(person: AskingPerson, id: string, number: number, half: DayHalf, { version, rest, presences }: AttendanceList): Promise<void> {
  const { edition, today } = await findLeading(person, id);
  const day = dayOfEdition(edition, number);
  if (day > today) throw new Refusal('academy.running.refusals.dayToCome');
  await inTransaction(async (tx) => {
    const { state } = await holdWhile(tx, id, 'attendance');
    const [known, rows] = [await tx.editionDelegate.findMany({ where: { team: { is: { editionId: id } }, state: { in: ['confirmed', 'withdrawn'] } }, orderBy: { id: 'asc' }, select: { id: true, state: true, team: { select: { state: true } } } }), await tx.editionPresence.findMany({ where: { editionId: id, day: new Date(day), half }, select: { delegateId: true, version: true, presence: true } })];
    const stands = presencesAt(rows);
    const entered = new Map<string, Presence>();
    for (const one of known) {
      const said = presences.get(one.id) ?? (rest && one.state === 'confirmed' && one.team.state === 'selected' && !stands.has(one.id) ? 'present' : undefined);
      if (said) entered.set(one.id, said);
    }
    const changed = changedPresences(rows, version, entered);
    if (changed.size === 0) return;
    const next = Math.max(0, ...rows.map((one) => one.version)) + 1;
    const before = state === 'finished' ? await readAttendanceFigures(id, tx) : null;
    await tx.editionPresence.createMany({ data: [...changed].map(([delegateId, presence]) => ({ id: newId(), editionId: id, day: new Date(day), half, version: next, delegateId, presence, recordedById: person.id, recordedAt: now() })) });
    await recordActivity(tx, { actor: person.id, organisationId: edition.networkId, kind: 'edition.attended', subjectType: 'edition', subjectId: id });
    if (state === 'finished') await tellOfCertificates(tx, { editionId: id, byId: person.id, before, attendance: await readAttendanceFigures(id, tx) });
  });
}

/**
 * Who of an edition was there, by the half days of which it was written down: how many for each, everyone who was there for one at least and everyone of whom anything was written, by the id of their part; null where
 * nothing was written down at all. Whoever took a yes back later had come all the same. Whoever calls has made sure that it may be read.
 */
export async function readAttendanceFigures(editionId: string, tx: Transaction = database()): Promise<{ halves: { day: string; half: DayHalf; present: number; written: number }[]; came: Set<string>; marked: Set<string> } | null> {
  const rows = await tx.editionPresence.findMany({ where: { editionId }, orderBy: [{ day: 'asc' }, { half: 'asc' }, { version: 'asc' }], select: { day: true, half: true, delegateId: true, version: true, presence: true } });
  if (rows.length === 0) return null;
  const came = new Set<string>();
  const halves = Object.values(Object.groupBy(rows, ({ day, half }) => `${dayOf(day)} ${half}`)).flatMap((marks = []) => {
    const [first] = marks;
    const said = presencesAt(marks);
    for (const [delegateId, presence] of said) if (presence === 'present') came.add(delegateId);
    return first ? [{ day: dayOf(first.day), half: first.half, present: [...said.values()].filter((one) => one === 'present').length, written: said.size }] : [];
  });
  return { halves, came, marked: new Set(rows.map(({ delegateId }) => delegateId)) };
}
