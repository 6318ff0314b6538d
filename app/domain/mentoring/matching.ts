import { mayMean } from '#app/domain/network/conflicts.ts';
import type { Competency, Level } from './competencies.ts';
import type { Experience } from './model.ts';

/** How well someone speaks a language: 1 gets by, 2 works in it, 3 fully at home in it. */
export type LanguageLevel = 1 | 2 | 3;
type Region = 'either' | 'same' | 'other';

/** What the matching knows of either side. */
interface Someone {
  id: string;
  /** Names by which someone else may have written them down. */
  pseudonym: string;
  homes: readonly { organisationId: string; name: string; acronym: string | null; regionId: string | null; network?: { name: string; acronym: string | null } | null }[];
  languages: Readonly<Record<string, LanguageLevel>>;
  forms: readonly string[];
  /** Their usual hours in the minutes of a week of UTC, in order and apart, once for each of the weeks looked at: clocks change. */
  hours: readonly (readonly { from: number; until: number }[])[];
  regionWish: Region;
  /** Names of people and organisations, as they wrote them. */
  exclusions: readonly string[];
  /** People with whom there must be no contact, or no other try. */
  apart: readonly string[];
}

export interface Mentee extends Someone {
  /** What they want to grow in: from which level to which. */
  sought: Readonly<Partial<Record<Competency, { level: Level; wanted: Level }>>>;
  experiences: readonly Experience[];
  /** Whether a mentor of their own organisation is welcome. */
  ownOrganisation: boolean;
}

export interface Mentor extends Someone {
  offered: Readonly<Partial<Record<Competency, Level>>>;
  experiences: readonly Experience[];
  /** Places that are free now. */
  places: number;
}

/** Why two people would go well together. None names an experience: that stays with whom it is of. `toldTo` are those of the two to whom the number alone does not name one. */
export type Reason =
  | { key: 'competency' | 'competencyPartly'; competency: string; level: number }
  | { key: 'language'; language: string; level: LanguageLevel }
  | { key: 'hours'; hours: number }
  | { key: 'form'; form: string }
  | { key: 'sameRegion' | 'exchange' }
  | { key: 'experience'; count: number; toldTo?: readonly ('mentee' | 'mentor')[] };

/** `private`: one of the two does not want it, and nobody is told who or why. */
export const RULED_OUT = ['language', 'hours', 'form', 'organisation', 'private', 'full'] as const;
export type RuledOut = (typeof RULED_OUT)[number];

export interface Score {
  /** What the reasons add up to. Only for comparing: it means nothing by itself. */
  points: number;
  reasons: Reason[];
  /** What speaks against it altogether. */
  ruledOut: RuledOut[];
}

/** A language that one only gets by in carries no mentoring. */
const WORKING: LanguageLevel = 2;
/** The least that two weeks must have in common, in minutes. */
const LEAST_COMMON = 60;
/** More common hours than these make nothing easier. */
const MOST_HOURS = 6;
const MOST_EXPERIENCES = 3;
const POINTS = { competency: 6, competencyPartly: 3, language: { 1: 0, 2: 3, 3: 6 }, form: 1, sameRegion: 1, wishedRegion: 3, experience: 3 } as const;

/**
 * What speaks for a pair, in reasons that only add, and what rules it out. Whatever someone knows, offers or has time for
 * besides never lowers the sum.
 */
export function scorePair(mentee: Mentee, mentor: Mentor): Score {
  const common = commonMinutes(mentee, mentor);
  const language = bestLanguage(mentee, mentor);
  const forms = mentee.forms.filter((form) => mentor.forms.includes(form));
  const regions = sameOrOther(mentee, mentor);
  const shared = mentee.experiences.filter((one) => mentor.experiences.includes(one)).length;
  const hours = Math.min(MOST_HOURS, Math.floor(common / 60));
  const reasons: Reason[] = [
    ...competencies(mentee, mentor),
    ...(language ? [{ key: 'language' as const, ...language }] : []),
    ...(hours > 0 ? [{ key: 'hours' as const, hours }] : []),
    ...forms.map((form) => ({ key: 'form' as const, form })),
    ...(regions.reason ? [{ key: regions.reason }] : []),
    ...(shared > 0 ? [{ key: 'experience' as const, count: Math.min(MOST_EXPERIENCES, shared), toldTo: (['mentee', 'mentor'] as const).filter((part) => shared < (part === 'mentee' ? mentee : mentor).experiences.length) }] : []),
  ];
  const rules: Record<RuledOut, boolean> = {
    language: language === null,
    hours: common < LEAST_COMMON,
    form: forms.length === 0,
    organisation: !mentee.ownOrganisation && mentee.homes.some(({ organisationId }) => mentor.homes.some((home) => home.organisationId === organisationId)),
    private: mentee.id === mentor.id || excludes(mentee, mentor) || excludes(mentor, mentee),
    full: mentor.places < 1,
  };
  return { points: reasons.reduce((sum, reason) => sum + pointsOf(reason), regions.wishes * POINTS.wishedRegion), reasons, ruledOut: RULED_OUT.filter((rule) => rules[rule]) };
}

/**
 * Reasons, as they were kept, for one of the two or for coordinators. Whoever sought one experience alone, or all of whose own are counted,
 * would know by the number which of them the other has or seeks: they are not told of any.
 */
export function reasonsFor(kept: unknown, reader: 'mentee' | 'mentor' | 'coordinator'): Reason[] {
  return (kept as Reason[]).flatMap((reason): Reason[] => {
    if (reason.key !== 'experience') return [reason];
    return reader === 'coordinator' || reason.toldTo?.includes(reader) ? [{ key: reason.key, count: reason.count }] : [];
  });
}

/** A mentor serves a wish who is where the mentee wants to get to; one who is at least further than the mentee serves it in part. */
function competencies(mentee: Mentee, mentor: Mentor): Reason[] {
  return (Object.entries(mentee.sought) as [Competency, { level: Level; wanted: Level }][]).flatMap(([competency, { level, wanted }]): Reason[] => {
    const has = mentor.offered[competency] ?? 0;
    if (has >= wanted) return [{ key: 'competency', competency, level: has }];
    return has > level ? [{ key: 'competencyPartly', competency, level: has }] : [];
  });
}

/** The language in which both are best, by the weaker of the two; null where both work in none. */
function bestLanguage(mentee: Mentee, mentor: Mentor): { language: string; level: LanguageLevel } | null {
  return Object.entries(mentee.languages)
    .map(([language, level]) => ({ language, level: Math.min(level, mentor.languages[language] ?? 0) as LanguageLevel }))
    .filter(({ level }) => level >= WORKING)
    .reduce<{ language: string; level: LanguageLevel } | null>((best, one) => (best === null || one.level > best.level || (one.level === best.level && one.language < best.language) ? one : best), null);
}

/** Minutes of the week that both have, in the week that has fewest. */
function commonMinutes({ hours: one }: Mentee, { hours: other }: Mentor): number {
  const weeks = Math.min(one.length, other.length);
  let least = weeks === 0 ? 0 : Infinity;
  for (let week = 0; week < weeks; week += 1) least = Math.min(least, overlap(one[week] ?? [], other[week] ?? []));
  return least;
}

function overlap(one: Mentee['hours'][number], other: Mentor['hours'][number]): number {
  let minutes = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i]!, other[j]!];
    minutes += Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));
    if (a.until < b.until) i += 1;
    else j += 1;
  }
  return minutes;
}

/** Whether the two are of one region or of two, and how many of them wished for just that. */
function sameOrOther(mentee: Mentee, mentor: Mentor): { reason: 'sameRegion' | 'exchange' | null; wishes: number } {
  const regions = (one: Someone) => one.homes.flatMap(({ regionId }) => regionId ?? []);
  const [its, their] = [regions(mentee), regions(mentor)];
  if (its.length === 0 || their.length === 0) return { reason: null, wishes: 0 };
  const isSame = its.some((region) => their.includes(region));
  const wishes = [mentee, mentor].filter(({ regionWish }) => regionWish === (isSame ? 'same' : 'other')).length;
  return { reason: isSame ? 'sameRegion' : wishes > 0 ? 'exchange' : null, wishes };
}

function excludes(one: Someone, other: Someone): boolean {
  return one.apart.includes(other.id) || one.exclusions.some((written) => mayMean(written, { name: other.pseudonym }) || other.homes.some((home) => mayMean(written, home) || (home.network && mayMean(written, home.network))));
}

function pointsOf(reason: Reason): number {
  switch (reason.key) {
    case 'language':
      return POINTS.language[reason.level];
    case 'hours':
      return reason.hours;
    case 'exchange':
      return 0;
    case 'experience':
      return POINTS.experience * reason.count;
    default:
      return POINTS[reason.key];
  }
}
