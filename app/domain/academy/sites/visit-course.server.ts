import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import { COMING, isComing, isPrepared } from './visit-life.ts';
import { sealVisit, unsealVisit } from './visit-safe.server.ts';
import { findVisitAs, findVisitTo, holdVisit, moveVisit } from './visits.server.ts';

/** What the two sides know before a visit; where it can be written now. @throws NotFound, Refusal */
export async function readPreparation(person: AskingPerson, id: string) {
  const { row } = await findVisitAs(person, id, 'visits', 'isHost');
  if (!isComing(row.state)) throw new Refusal('academy.refusals.notNow');
  const safe = await openSafe(id);
  return { row, values: { questions: unsealVisit(safe, 'questions', row), agenda: unsealVisit(safe, 'agenda', row) }, version: row.version };
}

/** Keeps learning questions and agenda, written by either side; neither writes over the other. @throws NotFound, Refusal */
export async function keepPreparation(person: AskingPerson, id: string, { questions, agenda, version }: { questions: string; agenda: string; version: number }): Promise<void> {
  const { row } = await readPreparation(person, id);
  await inTransaction(async (tx) => {
    const held = await holdVisit(tx, id);
    if (!isComing(held.state)) throw new Refusal('academy.refusals.notNow');
    if (held.version !== version) throw new Refusal('academy.refusals.changedMeanwhile');
    await tx.siteVisit.update({ where: { id }, data: { ...sealVisit(await openSafe(id, tx), id, { questions, agenda }), version: version + 1 }, select: { id: true } });
    await prepareIfWhole(tx, id, person.id, row.site.organisationId);
  });
}

/** One who comes says that they have read the safety briefing, as their page showed it. Saying it again changes nothing. @throws NotFound; Refusal when the site was described anew meanwhile */
export async function acknowledgeBriefing(person: AskingPerson, id: string, shown: { version: number }): Promise<void> {
  const { row } = await findVisitAs(person, id, 'isVisitor');
  await inTransaction(async (tx) => {
    if (!isComing((await holdVisit(tx, id)).state)) throw new Refusal('academy.refusals.notNow');
    // Whoever writes another is behind us at the visit, and asks them to read it anew.
    const { version } = await tx.demonstrationSite.findUniqueOrThrow({ where: { siteId: row.siteId }, select: { version: true } });
    if (version !== shown.version) throw new Refusal('academy.refusals.changedMeanwhile');
    await tx.siteVisitor.updateMany({ where: { visitId: id, personId: person.id, acknowledgedAt: null }, data: { acknowledgedAt: now() } });
    await prepareIfWhole(tx, id, person.id, row.site.organisationId);
  });
}

/**
 * What a site asks of its visitors is another now: whoever has said of a visit that is to come that they have read it has read something else, and is asked to read it anew. A visit that is
 * prepared stays so: its host sees who has. In the transaction of the change.
 */
export async function askToReadAnew(tx: Transaction, { siteId, organisationId }: { siteId: string; organisationId: string }, byId: string | null): Promise<void> {
  const visits = await tx.$queryRaw<{ id: string }[]>`select id::text from site_visit where site_id = ${siteId}::uuid and state::text = any(${[...COMING]}) and ends_at > ${now()} order by id for update`;
  for (const { id } of visits) {
    const { count } = await tx.siteVisitor.updateMany({ where: { visitId: id, acknowledgedAt: { not: null } }, data: { acknowledgedAt: null } });
    if (count > 0) await recordActivity(tx, { actor: byId, organisationId, kind: 'visit.briefingChanged', subjectType: 'visit', subjectId: id });
  }
}

/** A visit is prepared with the last thing that was missing, whoever brings it. */
export async function prepareIfWhole(tx: Transaction, id: string, byId: string | null, organisationId: string): Promise<void> {
  const { state, questions, agenda, visitors } = await tx.siteVisit.findUniqueOrThrow({ where: { id }, select: { state: true, questions: true, agenda: true, visitors: { select: { acknowledgedAt: true } } } });
  if (state !== 'confirmed' || !isPrepared({ questions, agenda, acknowledged: visitors.map(({ acknowledgedAt }) => acknowledgedAt !== null) })) return;
  await moveVisit(tx, id, 'prepare');
  await recordActivity(tx, { actor: byId, organisationId, kind: 'visit.prepared', subjectType: 'visit', subjectId: id });
}

/** Either side says that the visit was held, once it has begun. @throws NotFound, Refusal */
export async function sayHeld(person: AskingPerson, id: string): Promise<void> {
  const { row } = await findVisitTo(person, id, 'hold', 'visits', 'isHost');
  if (row.startsAt > now()) throw new Refusal('academy.refusals.notYet');
  await inTransaction(async (tx) => {
    // It may have been moved meanwhile.
    if ((await moveVisit(tx, id, 'hold')).startsAt > now()) throw new Refusal('academy.refusals.notYet');
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: 'visit.held', subjectType: 'visit', subjectId: id });
  });
}

/** Those who came look back: what they saw, what they take home, what they will try. @throws NotFound; Refusal when another of them has done it meanwhile */
export async function debriefVisit(person: AskingPerson, id: string, { version, ...texts }: { saw: string; takeHome: string; willTry: string; version: number }): Promise<void> {
  const { row } = await findVisitTo(person, id, 'debrief', 'visits');
  if (row.version !== version) throw new Refusal('academy.refusals.changedMeanwhile');
  await inTransaction(async (tx) => {
    await moveVisit(tx, id, 'debrief', { ...sealVisit(await openSafe(id, tx), id, texts), version: version + 1 });
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: 'visit.debriefed', subjectType: 'visit', subjectId: id });
  });
}

/** Those who came thank the host, in words or without. @throws NotFound, Refusal */
export async function thankHost(person: AskingPerson, id: string, thanks: string): Promise<void> {
  const { row } = await findVisitTo(person, id, 'thank', 'visits');
  await inTransaction(async (tx) => {
    await moveVisit(tx, id, 'thank', { ...sealVisit(await openSafe(id, tx), id, { thanks }), settledAt: now() });
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: 'visit.thanked', subjectType: 'visit', subjectId: id });
  });
}

/**
 * Whether the site's page may show what they took home: given by one of those who came, of which the others are told; taken back by any of them, and by who
 * asked for the visit, at any time. @throws NotFound, Refusal
 */
export async function consentToShow(person: AskingPerson, id: string, consent: boolean): Promise<void> {
  const { row } = await findVisitAs(person, id, consent ? 'isVisitor' : 'visits');
  await inTransaction(async (tx) => {
    const { state, consentedAt } = await holdVisit(tx, id);
    if (state !== 'debriefed' && state !== 'thanked') throw new Refusal('academy.refusals.notNow');
    if (consent === (consentedAt !== null)) return;
    await tx.siteVisit.update({ where: { id }, data: { consentedAt: consent ? now() : null }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: consent ? 'visit.shown' : 'visit.hidden', subjectType: 'visit', subjectId: id });
  });
}

/** What past visitors took home from a site and let it show, the latest first: for whoever is shown the site, as the caller has made sure. */
export async function listTakenHome(siteId: string): Promise<{ id: string; month: string; text: string }[]> {
  const rows = await database().siteVisit.findMany({ where: { siteId, consentedAt: { not: null } }, orderBy: [{ startsAt: 'desc' }, { id: 'desc' }], take: 30, select: { id: true, takeHome: true, startsAt: true } });
  const safes = await openSafes(rows.map(({ id }) => id));
  return rows.flatMap((row, i) => {
    const safe = safes.get(row.id);
    // Not by the visit's id: that is nobody's to know here.
    return safe ? [{ id: String(i), month: row.startsAt.toISOString().slice(0, 7), text: unsealVisit(safe, 'takeHome', row) }] : [];
  });
}
