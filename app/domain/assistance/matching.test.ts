import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMean } from '#app/domain/network/conflicts.ts';
import { COUNTRIES as ALL_COUNTRIES, REGIONS as ALL_REGIONS } from '#app/domain/network/places.ts';
import { COUNTRIES_OF_REGIONS } from '#app/domain/network/countries-of-regions.ts';
import { isTorn, placesNear, rankProviders, whatRulesOut, type Candidate, type Level, type Wanted } from './matching.ts';

const TOPICS = ['governance', 'finance', 'strategic_planning', 'alliances', 'community-empowerment'];
const LANGUAGES = ['en', 'fr', 'sw', 'es'];
const FORMS = ['remote', 'in_person', 'exchange', 'workshop'];
const REGIONS = ['africa', 'asia-pacific', 'europe', 'latin-america'];
const COUNTRIES = ['KE', 'IN', 'FR', 'AU'];
const ORGANISATIONS = ['a', 'b', 'c', 'd'];

const level = fc.constantFrom<Level>(1, 2, 3);
const place = fc.record({ country: fc.option(fc.constantFrom(...COUNTRIES)), regionId: fc.option(fc.constantFrom(...REGIONS)) });
const organisation = fc.record({ id: fc.constantFrom(...ORGANISATIONS), where: place, isNetwork: fc.boolean(), languages: fc.subarray(LANGUAGES) }).map(({ where, ...one }) => ({ ...where, ...one, country: one.isNetwork ? null : where.country }));
const wanted: fc.Arbitrary<Wanted> = fc.record({
  topics: fc.subarray(TOPICS, { minLength: 1 }),
  form: fc.constantFrom(...FORMS),
  organisations: fc.uniqueArray(organisation, { selector: ({ id }) => id, minLength: 1, maxLength: 3 }),
});
const role = fc.constantFrom('peer_provider', 'mentor', 'coordinator', 'lead', 'member');
const candidate = (id: string): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(id),
    open: fc.boolean(),
    topics: fc.dictionary(fc.constantFrom(...TOPICS), level),
    languages: fc.dictionary(fc.constantFrom(...LANGUAGES), level),
    forms: fc.subarray(FORMS),
    regions: fc.subarray(REGIONS),
    countries: fc.subarray(COUNTRIES),
    weeklyHours: fc.integer({ min: 1, max: 40 }),
    heldHours: fc.integer({ min: 0, max: 180 }).map((quarters) => quarters / 4),
    homes: fc.array(fc.tuple(fc.constantFrom(...ORGANISATIONS), role, place).map(([organisationId, as, where]) => ({ organisationId, role: as, ...where })), { maxLength: 2 }),
    excluded: fc.subarray(ORGANISATIONS),
    together: fc.integer({ min: 0, max: 3 }),
  });
const several = fc.integer({ min: 1, max: 8 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => candidate(`person-${i}`))));

const placeOf = (id: string, asked: Wanted, candidates: readonly Candidate[]) => rankProviders(asked, candidates).findIndex((one) => one.id === id);

describe('the ranked list of providers', () => {
  it('holds each of them once, and those who can be asked before those who cannot', () => {
    fc.assert(
      fc.property(wanted, several, (asked, candidates) => {
        const ranked = rankProviders(asked, candidates);
        expect(ranked.map(({ id }) => id).sort()).toEqual(candidates.map(({ id }) => id).sort());
        const firstOut = ranked.findIndex(({ ruledOut }) => ruledOut.length > 0);
        if (firstOut >= 0) expect(ranked.slice(firstOut).every(({ ruledOut }) => ruledOut.length > 0)).toBe(true);
      }),
    );
  });

  it('never lowers a place for a matching skill more, or for one known better', () => {
    fc.assert(
      fc.property(wanted, several, fc.nat(), fc.nat(), fc.boolean(), (asked, candidates, who, which, isTopic) => {
        const chosen = candidates[who % candidates.length]!;
        const languages = asked.organisations.flatMap((one) => one.languages);
        const field = isTopic || languages.length === 0 ? 'topics' : 'languages';
        const among = field === 'topics' ? asked.topics : languages;
        const skill = among[which % among.length]!;
        const more = { ...chosen, [field]: { ...chosen[field], [skill]: Math.min(3, (chosen[field][skill] ?? 0) + 1) } };
        const after = candidates.map((one) => (one.id === chosen.id ? more : one));
        expect(placeOf(chosen.id, asked, after)).toBeLessThanOrEqual(placeOf(chosen.id, asked, candidates));
      }),
      { numRuns: 500 },
    );
  });

  it('always rules out a conflict of interest, whatever else speaks for someone', () => {
    fc.assert(
      fc.property(wanted, candidate('one'), fc.boolean(), (asked, one, isOwn) => {
        const { id, country, regionId } = asked.organisations[0]!;
        const perfect: Candidate = { ...one, topics: Object.fromEntries(asked.topics.map((topic) => [topic, 3])), languages: Object.fromEntries(LANGUAGES.map((tag) => [tag, 3])), forms: FORMS, open: true, regions: REGIONS, countries: COUNTRIES, heldHours: 0, excluded: [], homes: [] };
        const torn = isOwn ? { ...perfect, homes: [{ organisationId: id, role: 'member', country, regionId }] } : { ...perfect, excluded: [id] };
        expect(whatRulesOut(asked, torn)).toContain(isOwn ? 'own' : 'conflict');
        expect(isTorn(asked.organisations, torn)).toBe(true);
      }),
    );
  });

  it('does not depend on who else is in it', () => {
    fc.assert(
      fc.property(wanted, several, (asked, candidates) => {
        const together = rankProviders(asked, candidates);
        for (const one of candidates) expect(together.find(({ id }) => id === one.id)).toEqual(rankProviders(asked, [one])[0]);
      }),
    );
  });

  it('tells why, in words that a coordinator would use', () => {
    const asked: Wanted = { topics: ['governance', 'finance'], form: 'remote', organisations: [{ id: 'a', isNetwork: false, country: 'KE', regionId: 'africa', languages: ['en', 'sw'] }] };
    const one: Candidate = { id: 'one', open: true, topics: { governance: 3 }, languages: { en: 2, fr: 3 }, forms: ['remote'], regions: ['africa'], countries: [], weeklyHours: 8, heldHours: 2, homes: [{ organisationId: 'z', role: 'peer_provider', country: 'IN', regionId: 'asia-pacific' }], excluded: ['b'], together: 1 };
    expect(rankProviders(asked, [one])).toEqual([
      {
        id: 'one',
        points: 6 + 2 + 2 + 1 + 1.5,
        ruledOut: [],
        reasons: [
          { key: 'topic', params: { topic: 'governance', level: 3 } },
          { key: 'topicMissing', params: { topic: 'finance' } },
          { key: 'language', params: { language: 'en', level: 2 } },
          { key: 'southToSouth', params: {} },
          { key: 'together', params: {} },
          { key: 'load', params: { held: 2, hours: 8 } },
        ],
      },
    ]);
  });

  it('rules out by form, place, language, topic and hours, and says all of it', () => {
    const asked: Wanted = { topics: ['governance'], form: 'in_person', organisations: [{ id: 'a', isNetwork: false, country: 'KE', regionId: 'africa', languages: ['fr'] }] };
    const one: Candidate = { id: 'one', open: true, topics: {}, languages: { fr: 1 }, forms: ['remote'], regions: [], countries: ['IN'], weeklyHours: 4, heldHours: 4, homes: [], excluded: [], together: 0 };
    expect(whatRulesOut(asked, one)).toEqual(['topic', 'language', 'form', 'place', 'full']);
    expect(whatRulesOut(asked, { ...one, heldHours: 3.5 })).not.toContain('full');
  });

  const fits: Candidate = { id: 'one', open: true, topics: { governance: 2 }, languages: { en: 3 }, forms: ['remote'], regions: ['africa'], countries: [], weeklyHours: 8, heldHours: 0, homes: [], excluded: [], together: 0 };
  const africa = { isNetwork: false, country: 'KE', regionId: 'africa' };

  it('asks for a language that works with each of the organisations, and counts the one that works least', () => {
    const asked: Wanted = { topics: ['governance'], form: 'remote', organisations: [{ id: 'a', ...africa, languages: ['en'] }, { id: 'b', ...africa, languages: ['sw', 'fr'] }] };
    expect(whatRulesOut(asked, fits)).toEqual(['language']);
    expect(whatRulesOut(asked, { ...fits, languages: { en: 3, sw: 1 } })).toEqual(['language']);
    const [both] = rankProviders(asked, [{ ...fits, languages: { en: 3, sw: 2 } }]);
    expect(both?.ruledOut).toEqual([]);
    expect(both?.reasons.filter(({ key }) => key === 'language')).toEqual([{ key: 'language', params: { language: 'en', level: 3 } }, { key: 'language', params: { language: 'sw', level: 2 } }]);
    expect(both?.points).toBe(4 + 2 + 2);
  });

  it('lets whoever gives help in a network help the network itself, and nobody who is of it', () => {
    const network = { id: 'network', isNetwork: true, country: null, regionId: 'africa', languages: ['en'] };
    const asked: Wanted = { topics: ['governance'], form: 'remote', organisations: [network] };
    const at = (as: string) => whatRulesOut(asked, { ...fits, homes: [{ organisationId: 'network', role: as, country: null, regionId: 'africa' }] });
    for (const as of ['peer_provider', 'mentor', 'trainer']) expect(at(as), as).toEqual([]);
    for (const as of ['coordinator', 'lead', 'member', 'emerging_leader']) expect(at(as), as).toEqual(['own']);
    expect(whatRulesOut({ ...asked, organisations: [{ ...network, isNetwork: false }] }, { ...fits, homes: [{ organisationId: 'network', role: 'peer_provider', country: null, regionId: 'africa' }] })).toEqual(['own']);
    // A network has no country: whoever named some of its region can work with it.
    expect(whatRulesOut(asked, { ...fits, regions: [], countries: ['TZ'] })).toEqual([]);
    expect(whatRulesOut(asked, { ...fits, regions: [], countries: ['IN'] })).toEqual(['place']);
    expect(whatRulesOut(asked, { ...fits, excluded: ['network'] })).toEqual(['conflict']);
  });

  it('never rules anyone out for a place more', () => {
    fc.assert(
      fc.property(wanted, candidate('one'), fc.constantFrom(...ALL_COUNTRIES), (asked, one, country) => {
        // Who named none can be asked from afar, and whoever names one is asked for that.
        if (one.regions.length + one.countries.length === 0 || whatRulesOut(asked, one).includes('place')) return;
        expect(whatRulesOut(asked, { ...one, countries: [...one.countries, country] })).not.toContain('place');
      }),
    );
  });

  it('whoever can work with one of the organisations named a place that is near', () => {
    fc.assert(
      fc.property(wanted, candidate('one'), (asked, one) => {
        if (one.regions.length + one.countries.length === 0 || whatRulesOut(asked, one).includes('place')) return;
        const near = placesNear(asked.organisations);
        expect(one.regions.some((region) => near.regions.includes(region)) || one.countries.some((country) => near.countries.includes(country))).toBe(true);
      }),
    );
  });
});

it('each country is in one region of the plan', () => {
  expect(Object.keys(COUNTRIES_OF_REGIONS).sort()).toEqual([...ALL_REGIONS].sort());
  expect(Object.values(COUNTRIES_OF_REGIONS).flat().sort()).toEqual([...ALL_COUNTRIES].sort());
});

describe('a name that a provider wrote down', () => {
  const organisation = { name: 'Étoiles du Sahel', acronym: 'EDS' };

  it('means an organisation however it is written', () => {
    for (const written of ['Étoiles du Sahel', 'etoiles  du sahel', 'ETOILES-DU-SAHEL', 'eds', 'Association Étoiles du Sahel', 'Etoiles']) expect(mayMean(written, organisation), written).toBe(true);
  });

  it('means no other', () => {
    for (const written of ['', ' ', '…', 'ed', 'du', 'Étoile de Mer', 'Umoja']) expect(mayMean(written, organisation), written).toBe(false);
  });

  it('means a short name that stands in a line as a word, and not within another word', () => {
    for (const written of ['Sam', 'sam ', '@Sam', 'Sam from Umoja', 'Sam (ASWA)', 'Sam, mentor', 'the mentor called SAM.']) expect(mayMean(written, { name: 'Sam' }), written).toBe(true);
    for (const written of ['Samira', 'balsam', 'sa']) expect(mayMean(written, { name: 'Sam' }), written).toBe(false);
    expect([mayMean('Sam', { name: 'Sam Okoye' }), mayMean('Ann', { name: 'Annabel Mc' }), mayMean('Li, coordinator', { name: 'Li' })]).toEqual([true, false, true]);
  });

  it('finds a name, however short, among any other words, and whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z0-9éàçñ]{1,12}$/);
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 4 }), fc.constantFrom(' ', ', ', ' (', ') ', ' – ', '/'), (name, before, after, sign) => {
        expect(mayMean([...before, name.toUpperCase(), ...after].join(sign), { name })).toBe(true);
      }),
    );
  });

  it('always means the organisation that bears it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => /[\p{L}\p{N}]/u.test(name)), (name) => {
        expect(mayMean(name.toUpperCase().toLowerCase(), { name, acronym: null }) || mayMean(name, { name, acronym: null })).toBe(true);
      }),
    );
  });
});
