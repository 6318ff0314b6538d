import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { termsSchema, typedTermsSchema } from './model.ts';
import { draftSchema, typedSchema } from './request-form.ts';
import { PLAN_TOPICS, TOPICS } from './topics.ts';
import { missingInRequest, missingInTerms, sameWords } from './whole.ts';

const today = new Date('2027-03-01T00:00:00Z');
const whole = draftSchema.parse({ topics: ['governance'], need: 'a', difference: 'b', takingPart: 'c', languages: ['en'], form: 'remote', version: 1 });

it('a request is whole with all that one needs to answer it, and names each part that is missing', () => {
  expect(missingInRequest(whole, today)).toEqual({});
  expect(missingInRequest({ ...whole, urgency: 'soon' }, today)).toEqual({ urgencyReason: 'assistance.errors.reasonAsked' });
  expect(missingInRequest({ ...whole, latestOn: new Date('2027-02-28') }, today)).toEqual({ latestOn: 'assistance.errors.past' });
  expect(missingInRequest({ ...whole, latestOn: today }, today)).toEqual({});
  expect(Object.keys(missingInRequest(draftSchema.parse({ version: 1 }), today)).sort()).toEqual(['difference', 'form', 'languages', 'need', 'takingPart', 'topics']);
});

it('terms are whole with words, days and dates', () => {
  const terms = termsSchema.parse({ objectives: 'a', outputs: 'b', method: 'c', halfDays: '2,5', startsOn: '2027-03-01', endsOn: '2027-03-01', edit: '1' });
  expect(terms.halfDays).toBe(5);
  expect(missingInTerms(terms)).toEqual({});
  expect(Object.keys(missingInTerms(termsSchema.parse({ edit: '1' }))).sort()).toEqual(['endsOn', 'halfDays', 'method', 'objectives', 'outputs', 'startsOn']);
});

it.each(['0', '-1', '0.3', '2.25', '200.5', '1e3', 'two', '٣'])('%s is no number of days in halves', (halfDays) => {
  expect(termsSchema.safeParse({ halfDays, edit: '1' }).error?.issues[0]?.message).toBe('assistance.errors.days');
});

it('days come in halves up to two hundred', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), (halves) => void expect(termsSchema.parse({ halfDays: String(halves / 2), edit: '1' }).halfDays).toBe(halves)));
});

it('what was sent twice is the same, whatever the order of what was chosen; any other word is not', () => {
  expect(sameWords({ ...whole, topics: ['governance', 'alliances'], version: 9 }, { ...whole, topics: ['alliances', 'governance'] })).toBe(true);
  expect(sameWords({ ...whole, need: 'a ' }, whole)).toBe(false);
  expect(sameWords({ ...whole, latestOn: today }, whole)).toBe(false);
});

it('the topics are those to which the criteria of the instrument point', () => {
  const { topics } = parse(readFileSync('curriculum/swit/topics.yaml', 'utf8')) as { topics: { id: string }[] };
  expect(topics.map(({ id }) => id)).toEqual([...TOPICS]);
  expect(TOPICS.slice(PLAN_TOPICS)).toHaveLength(6);
});

it('days the wrong way round are kept as one types, and neither saved by a button nor sent nor agreed to', () => {
  const days = { earliestOn: '2028-03-02', latestOn: '2028-03-01' };
  expect(draftSchema.safeParse({ ...days, version: 1 }).success).toBe(false);
  expect(missingInRequest({ ...whole, ...z.pick(typedSchema, { earliestOn: true, latestOn: true }).parse(days) }, today)).toEqual({ latestOn: 'assistance.errors.endBeforeStart' });
  const terms = { objectives: 'a', outputs: 'b', method: 'c', halfDays: '2', startsOn: '2028-03-02', endsOn: '2028-03-01', edit: '1' };
  expect(termsSchema.safeParse(terms).success).toBe(false);
  expect(missingInTerms(typedTermsSchema.parse(terms))).toEqual({ endsOn: 'assistance.errors.endBeforeStart' });
});
