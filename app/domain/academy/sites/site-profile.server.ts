import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { listOpenSites, siteAvailability } from '#app/domain/calendar/sites.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { SiteProfileEntry } from './site-forms.ts';
import { sealSite, SITE_TEXTS, unsealSite } from './site-safe.server.ts';
import { findSite } from './sites.server.ts';
import { askToReadAnew } from './visit-course.server.ts';

/** The places of the person's networks that could show their work and do not yet. */
export async function listPlacesToShow(person: AskingPerson): Promise<{ id: string; name: string }[]> {
  const places = (await Promise.all(organisationIdsAs(person, 'coordinator').map(listOpenSites))).flat();
  if (places.length === 0) return [];
  const begun = new Set((await database().demonstrationSite.findMany({ where: { siteId: { in: places.map(({ id }) => id) } }, select: { siteId: true } })).map(({ siteId }) => siteId));
  return places.filter(({ id }) => !begun.has(id)).map(({ id, name }) => ({ id, name }));
}

/** A place of the person's network that shows nothing yet, and the organisations of the network that could. @throws NotFound; Refusal once it is begun */
export async function readBeginning(person: AskingPerson, id: string) {
  const { site } = await siteAvailability(person, id);
  if (!site) throw new NotFound();
  if ((await database().demonstrationSite.count({ where: { siteId: id } })) > 0) throw new Refusal('academy.refusals.begunAlready');
  const hosts = await database().organisation.findMany({ where: { networkId: site.networkId, closedAt: null }, orderBy: [{ searchText: 'asc' }, { id: 'asc' }], take: 500, select: { id: true, name: true } });
  return { place: { id, name: site.name, networkId: site.networkId }, hosts };
}

/** A coordinator says which organisation shows its work there. @throws NotFound, Refusal `ui.forms.errors.choose` */
export async function beginDemonstration(person: AskingPerson, id: string, organisationId: string): Promise<void> {
  const { place, hosts } = await readBeginning(person, id);
  if (!actsAs(person, 'coordinator', place.networkId)) throw new NotFound();
  if (!hosts.some((one) => one.id === organisationId)) throw new Refusal('ui.forms.errors.choose');
  await inTransaction(async (tx) => {
    const { count } = await tx.demonstrationSite.createMany({ data: [{ siteId: id, organisationId, createdAt: now(), changedAt: now() }], skipDuplicates: true });
    if (count === 0) throw new Refusal('academy.refusals.begunAlready');
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'site.begun', subjectType: 'site', subjectId: id });
  });
}

/** What is said of a site, for its host and the coordinators of its network to change. @throws NotFound; Refusal for who may only see it */
export async function readProfile(person: AskingPerson, id: string) {
  const { row, isHost, coordinates } = await findSite(person, id);
  if (!isHost && !coordinates) throw new Refusal('academy.refusals.hostOnly');
  const safe = await openSafe(row.organisationId);
  const { reach, criteria, languages, weekdays, version, state } = row;
  const texts = Object.fromEntries([...SITE_TEXTS, 'safety' as const].map((field) => [field, unsealSite(safe, field, row)])) as Record<(typeof SITE_TEXTS)[number] | 'safety', string>;
  return { row, profile: { ...texts, reach, criteria, languages, weekdays: weekdays.map(String), version, state } };
}

/**
 * Keeps what is said of a site. `known` are the criteria of the instrument with their components. Whoever adds a criterion begins
 * the standing anew: what was confirmed did not speak of it. Where the safety protocol is another, those who are to come are asked to read it anew.
 * @throws NotFound; Refusal `academy.errors.criteria` for one that there is not, `academy.refusals.changedMeanwhile`
 */
export async function keepProfile(person: AskingPerson, id: string, entry: SiteProfileEntry, known: readonly { id: string; component: string }[]): Promise<void> {
  const { row, profile } = await readProfile(person, id);
  const criteria = known.filter((one) => entry.criteria.includes(one.id));
  if (criteria.length !== new Set(entry.criteria).size) throw new Refusal('academy.errors.criteria');
  const isMore = criteria.some((one) => !row.criteria.includes(one.id));
  await inTransaction(async (tx) => {
    const safe = await openSafe(row.organisationId, tx);
    const texts = Object.fromEntries([...SITE_TEXTS, 'safety' as const].map((field) => [field, sealSite(safe, field, id, entry[field])]));
    const { count } = await tx.demonstrationSite.updateMany({
      where: { siteId: id, version: entry.version },
      data: { ...texts, reach: entry.reach, criteria: criteria.map((one) => one.id), components: [...new Set(criteria.map(({ component }) => component))], languages: [...new Set(entry.languages)], weekdays: entry.weekdays, version: entry.version + 1, changedAt: now(), ...(isMore ? { state: 'draft', confirmedAt: null, returnedAt: null, returnNote: null } : {}) },
    });
    if (count === 0) throw new Refusal('academy.refusals.changedMeanwhile');
    if (entry.safety !== profile.safety) await askToReadAnew(tx, row, person.id);
    await recordActivity(tx, { actor: person.id, organisationId: row.organisationId, kind: 'site.described', subjectType: 'site', subjectId: id });
  });
}
