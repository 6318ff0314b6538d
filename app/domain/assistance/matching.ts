/** How well someone knows a topic or a language, by their own word: 1 a little, 2 well, 3 very well (has taught it; first language). */
export type Level = 1 | 2 | 3;

/** What an engagement asks for. */
export interface Wanted {
  /** Topics and components, by their keys. */
  topics: readonly string[];
  /** Languages in which it can be held, any of them. */
  languages: readonly string[];
  form: string;
  /** The organisations that it is for, with where they are. */
  organisations: readonly { id: string; country: string | null; regionId: string | null }[];
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
  /** Where they are at home. */
  homes: readonly { organisationId: string; country: string | null; regionId: string | null }[];
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
      return { id: candidate.id, reasons, points: reasons.reduce((sum, reason) => sum + pointsOf(reason), 0), ruledOut: whatRulesOut(wanted, candidate) };
    })
    .sort((a, b) => Number(a.ruledOut.length > 0) - Number(b.ruledOut.length > 0) || b.points - a.points);
}

/** What makes it impossible to ask someone. A conflict of interest always does. */
export function whatRulesOut(wanted: Wanted, candidate: Candidate): RuledOut[] {
  const { organisations, topics, languages, form } = wanted;
  const ids = new Set(organisations.map(({ id }) => id));
  const isKnown = (topic: string) => (candidate.topics[topic] ?? 0) > 0;
  const rules: Record<RuledOut, boolean> = {
    conflict: candidate.excluded.some((id) => ids.has(id)),
    own: candidate.homes.some(({ organisationId }) => ids.has(organisationId)),
    notOpen: !candidate.open,
    topic: topics.length > 0 && !topics.some(isKnown),
    language: languages.length > 0 && !languages.some((tag) => (candidate.languages[tag] ?? 0) >= WORKING),
    form: !candidate.forms.includes(form),
    place: !organisations.every((organisation) => canWorkIn(candidate, organisation, form)),
    full: candidate.heldHours >= candidate.weeklyHours,
  };
  return RULED_OUT.filter((rule) => rules[rule]);
}

/** Where someone named places, only those are safe; who named none can be asked from afar. */
function canWorkIn({ regions, countries }: Candidate, { country, regionId }: { country: string | null; regionId: string | null }, form: string): boolean {
  if (regions.length === 0 && countries.length === 0) return form === 'remote';
  return (country !== null && countries.includes(country)) || (regionId !== null && regions.includes(regionId));
}

function reasonsFor({ topics, languages, organisations }: Wanted, candidate: Candidate): Reason[] {
  const { homes, weeklyHours, heldHours } = candidate;
  const best = languages.flatMap((language) => (candidate.languages[language] ? [{ language, level: candidate.languages[language] }] : [])).sort((a, b) => b.level - a.level)[0];
  const isShared = (part: 'country' | 'regionId') => homes.some((home) => home[part] !== null && organisations.some((one) => one[part] === home[part]));
  // Whoever is at home in a network has no country: then another region is another place.
  const isElsewhere = (home: Candidate['homes'][number], one: Wanted['organisations'][number]) => (home.country === null ? home.regionId !== one.regionId : home.country !== one.country);
  const isOtherSouth = homes.some((home) => isSouth(home) && organisations.some((one) => isSouth(one) && isElsewhere(home, one)));
  return [
    ...topics.map((topic): Reason => (candidate.topics[topic] ? { key: 'topic', params: { topic, level: candidate.topics[topic] } } : { key: 'topicMissing', params: { topic } })),
    ...(best && best.level >= WORKING ? [{ key: 'language' as const, params: best }] : []),
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
      return 0;
    case 'language':
      return POINTS.language[reason.params.level];
    case 'load':
      return reason.params.hours > 0 ? POINTS.free * Math.max(0, 1 - reason.params.held / reason.params.hours) : 0;
    default:
      return POINTS[reason.key];
  }
}
