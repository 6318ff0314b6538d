import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { pageOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import type { DemonstrationsQuery } from './site-lists.ts';
import { hostedBy, siteAbilities } from './site-policy.ts';
import { SITE_TEXTS, unsealSite } from './site-safe.server.ts';
import { CHECK_ANSWERS, isOpen, mayMove, STANDING_MOVES, standingOn, type CheckAnswer } from './standing.ts';

/** How many sites a list looks through. */
const MOST_LISTED = 500;

const WITH_PLACES = { site: { select: { networkId: true, capacity: true, closedAt: true, availability: { select: { zone: true } } } }, organisation: { select: { id: true, name: true, country: true, closedAt: true } } } as const;

/** A site that the person may see, and what they are to it. @throws NotFound */
export async function findSite(person: AskingPerson, id: string) {
  const row = await database().demonstrationSite.findFirst({ where: { AND: [{ siteId: id }, within(siteAbilities(person, now()), 'read', 'DemonstrationSite')] }, relationLoadStrategy: 'join', include: WITH_PLACES });
  if (!row) throw new NotFound();
  return { row, isHost: hostedBy(person).includes(row.organisationId), coordinates: actsAs(person, 'coordinator', row.site.networkId) };
}

/** The same for its host alone. @throws NotFound; Refusal for who may only see it */
export async function findHosted(person: AskingPerson, id: string) {
  const found = await findSite(person, id);
  if (!found.isHost) throw new Refusal('academy.refusals.hostOnly');
  return found;
}

/** Whether someone is told which organisation it is: its own people, its network's coordinators, the secretariat. Others know it by its title. */
export function isNamedTo(person: AskingPerson, organisationId: string, networkId: string): boolean {
  return organisationIdsAs(person).includes(organisationId) || actsAs(person, 'coordinator', networkId) || actsAs(person, 'secretariat');
}

/** The sites that the person may see, and in how many countries of all these there are how many. `components` are those of the instrument, in order. */
export async function listDemonstrations(person: AskingPerson, query: DemonstrationsQuery, components: readonly string[], nameOfCountry: (code: string) => string) {
  const today = now();
  const rows = await database().demonstrationSite.findMany({ where: within(siteAbilities(person, today), 'read', 'DemonstrationSite'), relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, take: MOST_LISTED, select: { siteId: true, organisationId: true, state: true, confirmedAt: true, returnedAt: true, components: true, languages: true, title: true, organisation: { select: { country: true } } } });
  const safes = await openSafes(rows.map(({ organisationId }) => organisationId));
  // That a look was handed back is for its hosts to know; to others it waits.
  const hosted = new Set(hostedBy(person));
  const all = rows.map((row) => {
    const safe = safes.get(row.organisationId);
    const country = row.organisation.country ?? '';
    return { id: row.siteId, title: safe ? unsealSite(safe, 'title', row) : '', country, countryName: country ? nameOfCountry(country) : '', components: row.components, languages: row.languages, standing: standingOn(hosted.has(row.organisationId) ? row : { ...row, returnedAt: null }, today), isOpen: isOpen(row, today) };
  });
  const component = query.component ? components[Number(query.component) - 1] : undefined;
  const wanted = all.filter((one) => (!query.country || one.country === query.country) && (!component || one.components.includes(component)) && (!query.language || one.languages.includes(query.language)));
  const { rows: sites, ...counted } = pageOf(wanted, query, ({ title, countryName }) => `${title} ${countryName}`, { title: ({ title }) => title, country: ({ countryName }) => countryName });
  const shown = all.filter((one) => one.isOpen && one.country !== '');
  const countries = [...new Set(shown.map(({ country }) => country))].map((code) => ({ code, name: nameOfCountry(code), count: shown.filter(({ country }) => country === code).length }));
  return { ...counted, sites, countries, languages: [...new Set(all.flatMap((one) => one.languages))].sort() };
}

/** A site as the person may see it. @throws NotFound */
export async function readDemonstration(person: AskingPerson, id: string) {
  const { row, isHost, coordinates } = await findSite(person, id);
  const [safe, check] = await Promise.all([openSafe(row.organisationId), isHost || coordinates ? database().siteCheck.findFirst({ where: { siteId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }] }) : null]);
  const today = now();
  const standing = standingOn(row, today);
  const answers = (check?.answers ?? {}) as Record<string, unknown>;
  return {
    id,
    ...(Object.fromEntries(SITE_TEXTS.map((field) => [field, unsealSite(safe, field, row)])) as Record<(typeof SITE_TEXTS)[number], string>),
    safety: isHost || coordinates ? unsealSite(safe, 'safety', row) : null,
    hasAddress: isHost ? row.address !== null : null,
    host: isNamedTo(person, row.organisationId, row.site.networkId) ? { id: row.organisation.id, name: row.organisation.name } : null,
    country: row.organisation.country,
    criteria: row.criteria,
    components: row.components,
    languages: row.languages,
    weekdays: row.weekdays,
    capacity: row.site.capacity,
    reach: row.reach,
    isOpen: isOpen(row, today) && row.site.closedAt === null && row.organisation.closedAt === null,
    standing: isHost || coordinates ? standing : null,
    confirmedAt: row.confirmedAt,
    returnNote: standing === 'returned' && (isHost || coordinates) ? unsealSite(safe, 'returnNote', row) : null,
    check: check ? { at: check.at, note: safe.unseal(check.note, { model: 'site_check', field: 'note', rowId: check.id }), answers: Object.entries(answers).map(([criterion, answer]) => ({ criterion, answer: CHECK_ANSWERS.find((one) => one === answer) ?? ('not_now' satisfies CheckAnswer) })) } : null,
    may: { edit: isHost || coordinates, address: isHost, check: isHost && row.version > 0, confirm: coordinates && mayMove(STANDING_MOVES, 'confirm', standing), handBack: coordinates && mayMove(STANDING_MOVES, 'handBack', standing) },
  };
}
