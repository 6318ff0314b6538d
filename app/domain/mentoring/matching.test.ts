import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPETENCIES } from './competencies.ts';
import { reasonsFor, scorePair, type LanguageLevel, type Mentee, type Mentor } from './matching.ts';
import { EXPERIENCES, MENTORING_FORMS } from './model.ts';

const week = [{ from: 0, until: 600 }];
const mentee: Mentee = { id: 'e', pseudonym: 'Awa', homes: [{ organisationId: 'o1', name: 'Sunrise Collective', acronym: 'SC', regionId: 'africa' }], languages: { fr: 3 }, forms: ['call'], hours: [week], regionWish: 'either', exclusions: [], apart: [], sought: { governance: { level: 1, wanted: 3 } }, experiences: ['migrant'], ownOrganisation: false };
const mentor: Mentor = { id: 'm', pseudonym: 'Binta', homes: [{ organisationId: 'n1', name: 'Regional Network', acronym: 'RN', regionId: 'africa' }], languages: { fr: 2, en: 3 }, forms: ['call', 'in_person'], hours: [week], regionWish: 'either', exclusions: [], apart: [], offered: { governance: 3 }, experiences: ['migrant', 'street'], places: 1 };

describe('a pair', () => {
  it('has its reasons in order, and none names an experience', () => {
    const { reasons, ruledOut, points } = scorePair(mentee, mentor);
    expect(ruledOut).toEqual([]);
    expect(reasons).toEqual([{ key: 'competency', competency: 'governance', level: 3 }, { key: 'language', language: 'fr', level: 2 }, { key: 'hours', hours: 6 }, { key: 'form', form: 'call' }, { key: 'sameRegion' }, { key: 'experience', count: 1, toldTo: ['mentor'] }]);
    expect(points).toBe(6 + 3 + 6 + 1 + 1 + 3);
    expect(JSON.stringify(reasons)).not.toContain('migrant');
  });

  it('tells of a shared experience neither of the two where the number alone names it, and how many to coordinators', () => {
    const told = (sought: Mentee['experiences'], own: Mentor['experiences']) => {
      const { reasons } = scorePair({ ...mentee, experiences: sought }, { ...mentor, experiences: own });
      return (['mentee', 'mentor', 'coordinator'] as const).map((reader) => reasonsFor(reasons, reader).filter(({ key }) => key === 'experience'));
    };
    const counted = (count: number) => [{ key: 'experience', count }];
    expect(told(['migrant'], ['migrant'])).toEqual([[], [], counted(1)]);
    expect(told(['migrant'], ['migrant', 'street'])).toEqual([[], counted(1), counted(1)]);
    expect(told(['migrant', 'parent'], ['migrant'])).toEqual([counted(1), [], counted(1)]);
    expect(told(['migrant', 'parent'], ['migrant', 'parent', 'street'])).toEqual([[], counted(2), counted(2)]);
    expect(told(['migrant', 'parent'], ['parent', 'street'])).toEqual([counted(1), counted(1), counted(1)]);
    // More than are counted.
    expect(told(['migrant', 'parent', 'street', 'trans'], ['migrant', 'parent', 'street', 'trans'])).toEqual([[], [], counted(3)]);
    // What was kept before nobody said to whom it may be told.
    expect(reasonsFor([{ key: 'experience', count: 1 }], 'mentee')).toEqual([]);
  });

  it.each([
    ['language', { languages: { en: 1, pt: 3 } }, {}],
    ['hours', {}, { hours: [[{ from: 700, until: 1000 }]] }],
    ['hours', { hours: [week, [{ from: 5000, until: 5600 }]] }, { hours: [week, week] }],
    ['form', { forms: ['message'] }, {}],
    ['organisation', {}, { homes: mentee.homes }],
    ['private', { exclusions: ['binta'] }, {}],
    ['private', { exclusions: ['The Regional Network of the coast'] }, {}],
    ['private', {}, { exclusions: ['SC'] }],
    ['private', { homes: [{ ...mentee.homes[0]!, network: { name: 'Network of the Coast', acronym: 'NOC' } }] }, { exclusions: ['NOC, all of them'] }],
    ['private', { exclusions: ['Binta from RN'] }, {}],
    ['private', {}, { apart: ['e'] }],
    ['full', {}, { places: 0 }],
  ] as const)('is ruled out by %s', (rule, changed, other) => {
    expect(scorePair({ ...mentee, ...changed }, { ...mentor, ...other } as Mentor).ruledOut).toContain(rule);
  });

  it('of one organisation is possible where the mentee welcomes it', () => {
    expect(scorePair({ ...mentee, ownOrganisation: true }, { ...mentor, homes: mentee.homes }).ruledOut).toEqual([]);
  });

  it('of two regions is an exchange only where one of them wished for it, and more so where both did', () => {
    const far = { ...mentor, homes: [{ ...mentor.homes[0]!, regionId: 'europe' }] };
    expect(scorePair(mentee, far).reasons).not.toContainEqual({ key: 'exchange' });
    const once = scorePair({ ...mentee, regionWish: 'other' }, far);
    expect(once.reasons).toContainEqual({ key: 'exchange' });
    expect(scorePair({ ...mentee, regionWish: 'other' }, { ...far, regionWish: 'other' }).points).toBeGreaterThan(once.points);
  });

  it('is served in part by who is further than the mentee, and not by who is no further', () => {
    expect(scorePair(mentee, { ...mentor, offered: { governance: 2 } }).reasons[0]).toEqual({ key: 'competencyPartly', competency: 'governance', level: 2 });
    expect(scorePair(mentee, { ...mentor, offered: { governance: 1 } }).reasons[0]?.key).toBe('language');
  });
});

const level = fc.constantFrom<LanguageLevel[]>(1, 2, 3);
const span = fc.tuple(fc.nat(9000), fc.integer({ min: 30, max: 1000 })).map(([from, length]) => ({ from, until: from + length }));
const anyone = { languages: fc.dictionary(fc.constantFrom('fr', 'en', 'pt'), level), forms: fc.subarray([...MENTORING_FORMS]), hours: span.map((one) => [[one]]), regionWish: fc.constantFrom('either', 'same', 'other'), exclusions: fc.constant([]), apart: fc.constant([]), experiences: fc.subarray([...EXPERIENCES]) };
const level4 = fc.constantFrom(1, 2, 3, 4);
const mentees = fc.record({ ...anyone, sought: fc.dictionary(fc.constantFrom(...COMPETENCIES), fc.tuple(level4, level4).map(([a, b]) => ({ level: Math.min(a, b), wanted: Math.max(a, b) }))) }).map((made) => ({ ...mentee, ...made }) as Mentee);
const mentors = fc.record({ ...anyone, offered: fc.dictionary(fc.constantFrom(...COMPETENCIES), level4), places: fc.nat(2) }).map((made) => ({ ...mentor, ...made }) as Mentor);

describe('the points', () => {
  it('never fall, and nothing new rules out, by what a mentor knows, offers or has time for besides', () => {
    const more = fc.record({ languages: anyone.languages, forms: anyone.forms, experiences: anyone.experiences, offered: fc.dictionary(fc.constantFrom(...COMPETENCIES), level4) });
    fc.assert(
      fc.property(mentees, mentors, more, (one, other, added) => {
        const highest = <T extends number>(a: Partial<Record<string, T>>, b: Partial<Record<string, T>>) => Object.fromEntries([...Object.entries(a), ...Object.entries(b)].map(([key]) => [key, Math.max(a[key] ?? 0, b[key] ?? 0)]));
        const richer = { ...other, languages: highest(other.languages, added.languages), offered: highest(other.offered, added.offered), forms: [...new Set([...other.forms, ...added.forms])], experiences: [...new Set([...other.experiences, ...added.experiences])], hours: [[{ from: 0, until: 10_080 }]], places: other.places + 1 } as Mentor;
        const [before, after] = [scorePair(one, other), scorePair(one, richer)];
        expect(after.points).toBeGreaterThanOrEqual(before.points);
        expect(before.ruledOut).toEqual(expect.arrayContaining(after.ruledOut));
      }),
    );
  });

  it('are whole and never less than none', () => {
    fc.assert(fc.property(mentees, mentors, (one, other) => { const { points } = scorePair(one, other); expect(Number.isInteger(points) && points >= 0).toBe(true); }));
  });

  it('never grow, and nothing is taken from what rules out, by an exclusion', () => {
    fc.assert(fc.property(mentees, mentors, fc.constantFrom('Binta', 'RN', 'someone else'), (one, other, name) => {
      const [before, after] = [scorePair(one, other), scorePair({ ...one, exclusions: [name] }, other)];
      expect(after.points).toBe(before.points);
      expect(after.ruledOut).toEqual(expect.arrayContaining(before.ruledOut));
    }));
  });
});
