import { COUNTRIES_OF_REGIONS } from '#app/domain/network/countries-of-regions.ts';

/** How well someone knows a topic or a language, by their own word: 1 a little, 2 well, 3 very well (has taught it; first language). */
export type Level = 1 | 2 | 3;

/** An organisation that an engagement is for. A regional network, which may ask for itself, has a region and no country. */
export interface ForWhom {
  id: string;
  isNetwork: boolean;
  country: string | null;
  regionId: string | null;
}

/** What an engagement asks for. */
export interface Wanted {
  /** Topics and components, by their keys. */
  topics: readonly string[];
  form: string;
  /** Whom it is for, each with the languages in which it can be held with them: any of these. None: not said. */
  organisations: readonly (ForWhom & { languages: readonly string[] })[];
}

/** A peer provider as the ranking sees them. */
export interface Candidate {
  id: string;
  /** Whether they can be asked at all just now. */
  open: boolean;
  topics: Readonly<Record<string, Level>>;
  languages: Readonly<Record<string, Level>>;
  forms: readonly string[];
  /** Regions and countries that they can go to, or work with safely. Nothing named: not said. */
  regions: readonly string[];
  countries: readonly string[];
  weeklyHours: number;
  /** Hours a week that they are held by engagements now. */
  heldHours: number;
  /** Where they are at home, and as what. */
  homes: readonly { organisationId: string; role: string; country: string | null; regionId: string | null }[];
  /** Organisations that they must not work with. */
  excluded: readonly string[];
  /** Earlier engagements with one of the organisations. */
  together: number;
}

export type Reason =
  | { key: 'topic'; params: { topic: string; level: Level } }
  | { key: 'topicMissing'; params: { topic: string } }
  | { key: 'language'; params: { language: string; level: Level } }
  | { key: 'sharedRegion' | 'sharedCountry' | 'southToSouth' | 'together'; params: Record<string, never> }
  | { key: 'load'; params: { held: number; hours: number } };

export const RULED_OUT = ['conflict', 'own', 'notOpen', 'topic', 'language', 'form', 'place', 'full'] as const;
export type RuledOut = (typeof RULED_OUT)[number];

export interface Match {
  id: string;
  /** What the reasons add up to. Only for ordering: it means nothing by itself. */
  points: number;
  reasons: Reason[];
  /** What speaks against it altogether; empty for those who can be invited. */
  ruledOut: RuledOut[];
}

/** A language that one only knows a little carries no meeting. */
const WORKING: Level = 2;
const POINTS = { topic: [0, 2, 4, 6], language: [0, 0, 2, 3], sharedRegion: 1, sharedCountry: 1, southToSouth: 2, together: 1, free: 2 } as const;

/** High-income countries of the regions that otherwise count as the South. */
const NORTH = new Set(['US', 'CA', 'AU', 'NZ', 'JP', 'KR', 'SG']);
/** Who is of a regional network itself; whoever gives help there, or learns or teaches, is no more its own than of the organisations in it. */
const OF_A_NETWORK = new Set(['coordinator', 'lead', 'member', 'emerging_leader']);
const SOUTH = new Set(['africa', 'asia-pacific', 'latin-america', 'north-america-caribbean']);

/**
 * Peer providers in the order in which they fit an engagement, each with the reasons for the place; those who cannot be
 * asked come last, with what rules them out. Every reason adds and none takes away, so that nobody's place is lowered by
 * what they know besides; equal sums stay in the order given. (The plan, 2.1: peer to peer, south to south.)
 */
export function rankProviders(wanted: Wanted, candidates: readonly Candidate[]): Match[] {
  return candidates
    .map((candidate): Match => {
      const reasons = reasonsFor(wanted, candidate);
      return { id: candidate.id, reasons, points: reasons.reduce((sum, reason) => sum + pointsOf(reason), languagePoints(wanted, candidate)), ruledOut: whatRulesOut(wanted, candidate) };
    })
    .sort((a, b) => Number(a.ruledOut.length > 0) - Number(b.ruledOut.length > 0) || b.points - a.points);
}

/** What makes it impossible to ask someone. A conflict of interest always does. */
export function whatRulesOut(wanted: Wanted, candidate: Candidate): RuledOut[] {
  const { organisations, topics, form } = wanted;
  const isKnown = (topic: string) => (candidate.topics[topic] ?? 0) > 0;
  const rules: Record<RuledOut, boolean> = {
    conflict: isExcluded(organisations, candidate),
    own: isOwn(organisations, candidate),
    notOpen: !candidate.open,
    topic: topics.length > 0 && !topics.some(isKnown),
    language: bestLanguages(wanted, candidate).some((best) => best.level < WORKING),
    form: !candidate.forms.includes(form),
    place: !organisations.every((organisation) => canWorkIn(candidate, organisation, form)),
    full: candidate.heldHours >= candidate.weeklyHours,
  };
  return RULED_OUT.filter((rule) => rules[rule]);
}

/** Whether someone has a conflict of interest with one of the organisations, by their own word or by where they are at home. */
export function isTorn(organisations: readonly ForWhom[], candidate: Candidate): boolean {
  return isExcluded(organisations, candidate) || isOwn(organisations, candidate);
}

function isExcluded(organisations: readonly ForWhom[], { excluded }: Candidate): boolean {
  return organisations.some(({ id }) => excluded.includes(id));
}

function isOwn(organisations: readonly ForWhom[], { homes }: Candidate): boolean {
  return organisations.some(({ id, isNetwork }) => homes.some(({ organisationId, role }) => organisationId === id && (!isNetwork || OF_A_NETWORK.has(role))));
}

/** Where someone named places, only those are safe; who named none can be asked from afar. A network is where its countries are. */
function canWorkIn({ regions, countries }: Candidate, { country, regionId }: ForWhom, form: string): boolean {
  if (regions.length === 0 && countries.length === 0) return form === 'remote';
  if (regionId !== null && regions.includes(regionId)) return true;
  return country === null ? countries.some((code) => countriesOf(regionId).includes(code)) : countries.includes(country);
}

function countriesOf(regionId: string | null): readonly string[] {
  return (COUNTRIES_OF_REGIONS as Readonly<Record<string, readonly string[]>>)[regionId ?? ''] ?? [];
}

/** The places that a profile can name to be near to any of them. */
export function placesNear(organisations: readonly ForWhom[]): { regions: string[]; countries: string[] } {
  return { regions: organisations.flatMap(({ regionId }) => regionId ?? []), countries: organisations.flatMap(({ country, regionId }) => country ?? countriesOf(regionId)) };
}

/** For each organisation that named languages, the one of them that someone knows best; level 0 where they know none. */
function bestLanguages({ organisations }: Wanted, candidate: Candidate): { language: string; level: Level | 0 }[] {
  return organisations.flatMap(({ languages }) => {
    const [best] = languages.map((language) => ({ language, level: candidate.languages[language] ?? (0 as const) })).sort((a, b) => b.level - a.level);
    return best ?? [];
  });
}

/** As much as the language is worth in which one understands each other least. */
function languagePoints(wanted: Wanted, candidate: Candidate): number {
  const levels = bestLanguages(wanted, candidate).map(({ level }) => level);
  return POINTS.language[levels.length > 0 ? (Math.min(...levels) as Level | 0) : 0];
}

function reasonsFor(wanted: Wanted, candidate: Candidate): Reason[] {
  const { topics, organisations } = wanted;
  const { homes, weeklyHours, heldHours } = candidate;
  const spoken = new Map(bestLanguages(wanted, candidate).flatMap(({ language, level }) => (level >= WORKING && level > 0 ? [[language, level as Level]] : [])));
  const isShared = (part: 'country' | 'regionId') => homes.some((home) => home[part] !== null && organisations.some((one) => one[part] === home[part]));
  // Whoever is at home in a network has no country: then another region is another place.
  const isElsewhere = (home: Candidate['homes'][number], one: Wanted['organisations'][number]) => (home.country === null ? home.regionId !== one.regionId : home.country !== one.country);
  const isOtherSouth = homes.some((home) => isSouth(home) && organisations.some((one) => isSouth(one) && isElsewhere(home, one)));
  return [
    ...topics.map((topic): Reason => (candidate.topics[topic] ? { key: 'topic', params: { topic, level: candidate.topics[topic] } } : { key: 'topicMissing', params: { topic } })),
    ...[...spoken].map(([language, level]): Reason => ({ key: 'language', params: { language, level } })),
    ...(isShared('regionId') ? [{ key: 'sharedRegion' as const, params: {} }] : []),
    ...(isShared('country') ? [{ key: 'sharedCountry' as const, params: {} }] : []),
    ...(isOtherSouth ? [{ key: 'southToSouth' as const, params: {} }] : []),
    ...(candidate.together > 0 ? [{ key: 'together' as const, params: {} }] : []),
    { key: 'load', params: { held: heldHours, hours: weeklyHours } },
  ];
}

function isSouth({ country, regionId }: { country: string | null; regionId: string | null }): boolean {
  return regionId !== null && SOUTH.has(regionId) && !(country !== null && NORTH.has(country));
}

function pointsOf(reason: Reason): number {
  switch (reason.key) {
    case 'topic':
      return POINTS.topic[reason.params.level];
    case 'topicMissing':
    // What languages are worth is counted over all organisations.
    case 'language':
      return 0;
    case 'load':
      return reason.params.hours > 0 ? POINTS.free * Math.max(0, 1 - reason.params.held / reason.params.hours) : 0;
    default:
      return POINTS[reason.key];
  }
}
