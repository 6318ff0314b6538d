import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balanceOf, type BalancedTeam } from './edition-balance.ts';

const language = fc.constantFrom('en', 'fr', 'sw', 'pt');
const delegate = fc.record({ gender: fc.option(fc.constantFrom('Woman', 'woman', ' trans  woman', 'Man', ''), { nil: null }), languages: fc.uniqueArray(language, { maxLength: 3 }), firstTime: fc.boolean() });
const team: fc.Arbitrary<BalancedTeam> = fc.record({ state: fc.constant('selected' as const), country: fc.option(fc.constantFrom('KE', 'SN', 'TZ'), { nil: null }), delegates: fc.array(delegate, { maxLength: 5 }) });
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

it('counts everyone once by each criterion, and is the same in any order', () => {
  fc.assert(
    fc.property(fc.array(team, { maxLength: 8 }), fc.uniqueArray(language, { minLength: 1, maxLength: 3 }), (teams, taught) => {
      const balance = balanceOf(teams, taught);
      const delegates = teams.flatMap((one) => one.delegates);
      expect(balance.delegates).toBe(delegates.length);
      expect(sum(balance.countries.map((one) => one.teams))).toBe(teams.length);
      expect(sum(balance.genders.map((one) => one.delegates)) + balance.genderNotGiven).toBe(delegates.length);
      expect(balance.languages.map((one) => one.language)).toEqual(taught);
      expect(balance.withoutLanguage).toBe(delegates.filter((one) => one.languages.every((spoken) => !(taught as readonly string[]).includes(spoken))).length);
      expect(balanceOf([...teams].reverse().map((one) => ({ ...one, delegates: [...one.delegates].reverse() })), taught)).toEqual(balance);
    }),
  );
});

it('takes what people call themselves as they write it, and makes nothing of what they do not say', () => {
  const teams: BalancedTeam[] = [{ state: 'selected', country: 'KE', delegates: [{ gender: 'trans woman', languages: ['en'], firstTime: true }, { gender: 'Trans  woman', languages: ['sw'], firstTime: false }, { gender: null, languages: ['fr', 'en'], firstTime: true }] }];
  expect(balanceOf(teams, ['en', 'fr'])).toEqual({ teams: 1, delegates: 3, countries: [{ country: 'KE', teams: 1 }], genders: [{ gender: 'Trans woman', delegates: 2 }], genderNotGiven: 1, languages: [{ language: 'en', delegates: 2 }, { language: 'fr', delegates: 1 }], withoutLanguage: 1, firstTime: 2 });
});
