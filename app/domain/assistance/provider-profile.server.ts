import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { boundHoursAWeek } from '#app/domain/calendar/hours-a-week.server.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { ProvidersQuery } from './lists.ts';
import { NOT_ENDED } from './model.ts';
import type { ProfileEntry } from './provider-forms.ts';
import { topicAt } from './topics.ts';

const withSkills = { topics: { orderBy: { topic: 'asc' } }, languages: { orderBy: { language: 'asc' } } } as const satisfies Prisma.ProviderProfileInclude;

type SealedProfile = { personId: string; exclusions: string | null; about: string | null };

/** What a profile keeps sealed under its person's key. */
export function unsealProfile(safe: Safe, { personId, exclusions, about }: SealedProfile): { exclusions: string[]; about: string } {
  const names: unknown = JSON.parse(safe.unseal(exclusions, placeOf(personId, 'exclusions')) ?? '[]');
  return { exclusions: Array.isArray(names) ? names.map(String) : [], about: safe.unseal(about, placeOf(personId, 'about')) ?? '' };
}

function placeOf(personId: string, field: 'exclusions' | 'about') {
  return { model: 'provider_profile', field, rowId: personId };
}

/** A provider's own profile; null as long as none was kept. @throws NotFound for who gives no assistance */
export async function readOwnProfile(person: AskingPerson) {
  if (!actsAs(person, 'peer_provider')) throw new NotFound();
  const profile = await database().providerProfile.findUnique({ where: { personId: person.id }, relationLoadStrategy: 'join', include: withSkills });
  return profile && { ...profile, ...unsealProfile(await openSafe(person.id), profile) };
}

/** Keeps a provider's own profile. @throws Refusal when it was changed elsewhere meanwhile */
export async function keepProfile(person: AskingPerson, entry: ProfileEntry): Promise<void> {
  if (!actsAs(person, 'peer_provider')) throw new NotFound();
  const { topics, languages, exclusions, about, version, ...plain } = entry;
  const personId = person.id;
  const safe = await openSafe(personId);
  const sealed = { exclusions: exclusions.length > 0 ? safe.seal(JSON.stringify(exclusions), placeOf(personId, 'exclusions')) : null, about: about ? safe.seal(about, placeOf(personId, 'about')) : null };
  await inTransaction(async (tx) => {
    const before = await tx.providerProfile.findUnique({ where: { personId }, select: { weeklyHours: true } });
    await tx.providerProfile.createMany({ data: [{ personId, version: 0 }], skipDuplicates: true });
    const { count } = await tx.providerProfile.updateMany({ where: { personId, version }, data: { ...plain, ...sealed, version: version + 1, changedAt: now() } });
    if (count === 0) throw new Refusal('assistance.providers.errors.changedMeanwhile');
    await tx.providerTopic.deleteMany({ where: { personId } });
    await tx.providerTopic.createMany({ data: topics.map((one) => ({ personId, ...one })) });
    await tx.providerLanguage.deleteMany({ where: { personId } });
    await tx.providerLanguage.createMany({ data: languages.map((one) => ({ personId, ...one })) });
    // Who said only here how much they give is not booked for more.
    await boundHoursAWeek(tx, person, plain.weeklyHours, before?.weeklyHours ?? null);
    await recordActivity(tx, { actor: personId, organisationId: null, kind: 'providerProfile.kept', subjectType: 'person', subjectId: personId });
  });
}

/** The hours a week that a provider wants to give, by their profile; null for who keeps none. */
export async function readHoursGiven(person: AskingPerson): Promise<number | null> {
  if (!actsAs(person, 'peer_provider')) return null;
  return (await database().providerProfile.findUnique({ where: { personId: person.id }, select: { weeklyHours: true } }))?.weeklyHours ?? null;
}

/** Those of all networks who opened their profile to others, and named one of these places. */
export function openTo({ regions, countries }: { regions: string[]; countries: string[] }): Prisma.PersonWhereInput {
  return {
    providerProfile: { is: { openToNetworks: true, OR: [{ regions: { hasSome: regions } }, { countries: { hasSome: countries } }] } },
    memberships: { some: { role: 'peer_provider', endedAt: null, organisation: { closedAt: null } } },
  };
}

/** Those who give assistance in a network or in one of its organisations. */
export function belongingTo(networkIds: readonly string[]): Prisma.PersonWhereInput {
  const ids = [...networkIds];
  return { memberships: { some: { role: 'peer_provider', endedAt: null, organisation: { closedAt: null, OR: [{ id: { in: ids } }, { networkId: { in: ids } }] } } } };
}

/** The people who give assistance in a network, or for it as long as that goes on, as its coordinators see them. */
export function providersOf(networkIds: readonly string[]): Prisma.PersonWhereInput {
  const works = { askedToGive: { some: { state: 'accepted', engagement: { networkId: { in: [...networkIds] }, state: { in: NOT_ENDED } } } } } satisfies Prisma.PersonWhereInput;
  return { suspendedAt: null, providerProfile: { isNot: null }, OR: [belongingTo(networkIds), works] };
}

/** The network's providers who keep a profile, as they are asked for. @throws NotFound for who coordinates none */
export async function listProviders(person: AskingPerson, query: ProvidersQuery) {
  const networks = organisationIdsAs(person, 'coordinator');
  if (networks.length === 0) throw new NotFound();
  const { language } = query;
  const topic = topicAt(query.topic);
  const { by, direction } = orderOf(query.order);
  const where: Prisma.PersonWhereInput = {
    AND: [providersOf(networks), ...searchFor(query.q), topic ? { providerProfile: { is: { topics: { some: { topic } } } } } : {}, language ? { providerProfile: { is: { languages: { some: { language, level: { gte: 2 } } } } } } : {}],
  };
  const [count, people] = await Promise.all([
    database().person.count({ where }),
    database().person.findMany({ where, relationLoadStrategy: 'join', orderBy: [by === 'name' ? { pseudonym: direction } : { providerProfile: { weeklyHours: direction } }, { id: 'asc' }], ...cutOf(query), select: { id: true, pseudonym: true, providerProfile: { include: withSkills } } }),
  ]);
  return {
    count,
    pages: pagesOf(count),
    providers: people.flatMap(({ id, pseudonym, providerProfile }) => (providerProfile ? [{ id, pseudonym, open: providerProfile.open, weeklyHours: providerProfile.weeklyHours, topics: providerProfile.topics, languages: providerProfile.languages }] : [])),
  };
}

/** A provider's profile, for the coordinators of their network. Whom they must not work with is read by the ranking alone. @throws NotFound */
export async function readProvider(person: AskingPerson, id: string) {
  const found = await database().person.findFirst({ where: { AND: [{ id }, providersOf(organisationIdsAs(person, 'coordinator'))] }, relationLoadStrategy: 'join', select: { pseudonym: true, timeZone: true, providerProfile: { include: withSkills } } });
  if (!found?.providerProfile) throw new NotFound();
  const { topics, languages, forms, regions, countries, weeklyHours, open } = found.providerProfile;
  const { about } = unsealProfile(await openSafe(id), found.providerProfile);
  return { id, pseudonym: found.pseudonym, timeZone: found.timeZone, topics, languages, forms, regions, countries, weeklyHours, open, about };
}
