import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { DemonstrationSite } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { SiteCheckEntry } from './site-forms.ts';
import { sealSite } from './site-safe.server.ts';
import { findHosted, findSite } from './sites.server.ts';
import { isWholeCheck, mayMove, STANDING_MOVES, standingOn, type StandingMove } from './standing.ts';

/** The criteria that a host looks at. @throws NotFound; Refusal as long as nothing is said of the site */
export async function readToCheck(person: AskingPerson, id: string): Promise<{ criteria: string[]; organisationId: string }> {
  const { row } = await findHosted(person, id);
  if (row.criteria.length === 0) throw new Refusal('academy.refusals.profileFirst');
  return row;
}

/** A host hands in their look at each criterion; the network is asked to confirm. @throws NotFound; Refusal `academy.errors.check` where an answer is missing or nothing can be seen */
export async function checkSite(person: AskingPerson, id: string, { note, answers }: SiteCheckEntry): Promise<void> {
  const { organisationId } = await readToCheck(person, id);
  await inTransaction(async (tx) => {
    const held = await holdForMove(tx, id, 'check');
    const given = Object.fromEntries(held.criteria.flatMap((one) => (answers[one] ? [[one, answers[one]]] : [])));
    if (!isWholeCheck(held.criteria, given)) throw new Refusal('academy.errors.check');
    const check = newId();
    await tx.siteCheck.create({ data: { id: check, siteId: id, at: now(), byId: person.id, answers: given, note: (await openSafe(organisationId, tx)).seal(note || null, { model: 'site_check', field: 'note', rowId: check }) }, select: { id: true } });
    await tx.demonstrationSite.update({ where: { siteId: id }, data: { state: 'self_checked', checkedAt: now(), returnedAt: null, returnNote: null }, select: { siteId: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'site.checked', subjectType: 'site', subjectId: id });
  });
}

/** A coordinator of its network confirms what its host handed in, for a year. @throws NotFound; Refusal for anyone else, and when nothing waits */
export async function confirmSite(person: AskingPerson, id: string): Promise<void> {
  const { row, coordinates } = await findSite(person, id);
  if (!coordinates) throw new Refusal('academy.refusals.coordinatorOnly');
  await inTransaction(async (tx) => {
    await holdForMove(tx, id, 'confirm');
    await tx.demonstrationSite.update({ where: { siteId: id }, data: { state: 'confirmed', confirmedAt: now() }, select: { siteId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: row.organisationId, kind: 'site.confirmed', subjectType: 'site', subjectId: id });
  });
}

/** What a coordinator of its network can hand back. @throws NotFound; Refusal for anyone else, and when nothing waits */
export async function findToHandBack(person: AskingPerson, id: string): Promise<DemonstrationSite> {
  const { row, coordinates } = await findSite(person, id);
  if (!coordinates) throw new Refusal('academy.refusals.coordinatorOnly');
  if (!mayMove(STANDING_MOVES, 'handBack', standingOn(row, now()))) throw new Refusal('academy.refusals.notNow');
  return row;
}

/** A coordinator of its network hands the look back with words, which its hosts read and look again. @throws NotFound, Refusal */
export async function handBack(person: AskingPerson, id: string, words: string): Promise<void> {
  const { organisationId } = await findToHandBack(person, id);
  await inTransaction(async (tx) => {
    await holdForMove(tx, id, 'handBack');
    await tx.demonstrationSite.update({ where: { siteId: id }, data: { returnedAt: now(), returnNote: sealSite(await openSafe(organisationId, tx), 'returnNote', id, words) }, select: { siteId: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'site.returned', subjectType: 'site', subjectId: id });
  });
}

/** Holds a site until the transaction ends, where its standing has the move today. @throws Refusal */
async function holdForMove(tx: Transaction, id: string, move: StandingMove): Promise<DemonstrationSite> {
  await tx.$queryRaw`select 1 from demonstration_site where site_id = ${id}::uuid for update`;
  const held = await tx.demonstrationSite.findUniqueOrThrow({ where: { siteId: id } });
  if (!mayMove(STANDING_MOVES, move, standingOn(held, now()))) throw new Refusal('academy.refusals.notNow');
  return held;
}
