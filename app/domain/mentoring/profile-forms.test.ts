import { expect, it } from 'vitest';
import { menteeProfileSchema, mentorProfileSchema } from './profile-forms.ts';

const mentee = { forms: ['call'], regionWish: 'either', exclusions: ' Binta \n\n RN', hopes: '', version: '0', 'level.governance': '1', 'wanted.governance': '3', 'language-0': 'en', 'languageLevel-0': '2', 'language-1': 'en', 'languageLevel-1': '3' };
const mentor = { ...mentee, open: 'on', places: '3', willNotDo: '', 'offered.advocacy': '4' };
const fieldsOf = (result: { success: boolean; error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }) => (result.error?.issues ?? []).map(({ path }) => String(path[0]));

it('a profile is read as its form sends it; of a language that is named twice the better counts', () => {
  expect(menteeProfileSchema.parse(mentee)).toMatchObject({ competencies: [{ competency: 'governance', level: 1, wanted: 3 }], languages: [{ language: 'en', level: 3 }], exclusions: ['Binta', 'RN'], ownOrganisation: false, version: 0 });
  expect(mentorProfileSchema.parse(mentor)).toMatchObject({ open: true, places: 3, competencies: [{ competency: 'advocacy', level: 4 }] });
});

it('all that is wrong with it is told at once', () => {
  expect(fieldsOf(menteeProfileSchema.safeParse({ regionWish: 'either', exclusions: '', hopes: '', version: '0' }))).toEqual(['forms', 'wanted.network-management', 'language-0']);
  expect(fieldsOf(mentorProfileSchema.safeParse({ ...mentor, places: '12', 'offered.advocacy': '9' }))).toEqual(['places', 'offered.advocacy', 'offered.network-management']);
});

it.each([
  ['wanted.governance', { 'level.governance': '3', 'wanted.governance': '2' }],
  ['level.governance', { 'level.governance': '' }],
  ['languageLevel-0', { 'languageLevel-0': '' }],
  ['language-1', { 'language-1': 'xx' }],
  ['regionWish', { regionWish: 'moon' }],
] as const)('what is wrong with %s is said there', (field, changed) => {
  expect(fieldsOf(menteeProfileSchema.safeParse({ ...mentee, ...changed }))).toContain(field);
});
