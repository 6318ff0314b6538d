import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBefore, choicesAfter, compareScores, type ScoredAssessment } from './before-after.ts';
import { addMonths } from './months.ts';
import { partsFor } from './parts.ts';
import { profileSchema } from './provider-forms.ts';
import { attendanceSchema, gapAt, isTwice, noteChangeSchema, peopleSchema, searchSchema, seriesSchema, timeSchema } from './session-forms.ts';
import { showFollowUps } from './shown-follow-ups.ts';
import { firstSearch, planQuery, searchQuery } from './shown-plan.ts';
import { tellTimeFor } from '#app/domain/calendar/told-times.ts';
import { toMove, whatIsTyped } from './typed-time.ts';

const PERSON = '0199a000-0000-7000-8000-0000000000aa';
const crowd = (count: number) => Array.from({ length: count }, (_, i) => PERSON.slice(0, -2) + String(i).padStart(2, '0'));
const problems = (parsed: { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined }) => Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message.split('.').pop()]));

const search = { people: [PERSON], minutes: '60', zone: 'Europe/Paris', from: '2027-03-01', until: '2027-03-31', every: '1', count: '1' };
const series = { people: [PERSON], minutes: '60', zone: 'Europe/Paris', rows: '2', form: 'remote', place: '', agenda: '', step: 'book', 'day-0': '2027-03-21', 'time-0': '14:00', 'keep-0': 'on', 'day-1': '2027-03-28', 'time-1': '14:00', 'keep-1': 'on' };

describe('what is typed to find a time', () => {
  it('is taken when it makes sense', () => {
    expect(searchSchema.parse(search)).toMatchObject({ minutes: 60, every: 1, from: '2027-03-01' });
  });

  it('is refused field by field when it does not', () => {
    expect(problems(searchSchema.safeParse({ ...search, from: '2027-02-30', until: '' }))).toEqual({ from: 'day', until: 'day' });
    expect(problems(searchSchema.safeParse({ ...search, until: '2027-02-01' }))).toEqual({ until: 'endsBefore' });
    expect(problems(searchSchema.safeParse({ ...search, until: '2027-12-31' }))).toEqual({ until: 'tooLong' });
    expect(problems(searchSchema.safeParse({ ...search, zone: 'Mars/Olympus', minutes: '5', every: '0', count: '99', people: [] }))).toEqual({ zone: 'zone', minutes: 'minutes', every: 'every', count: 'count', people: 'chooseOne' });
    expect(problems(searchSchema.safeParse({ ...search, people: crowd(13) }))).toEqual({ people: 'searched' });
  });

  it('is for twelve at most, also where it begins with everyone; a session holds a workshop of several organisations', () => {
    const attendees = crowd(15).map((id) => ({ id, name: id, zone: 'UTC', part: 'lead' }));
    expect(searchSchema.safeParse({ ...search, people: firstSearch(null, attendees, 'UTC', new Date()).people }).success).toBe(true);
    for (const schema of [seriesSchema, peopleSchema]) {
      expect(problems(schema.safeParse({ ...series, version: '1', people: crowd(60), remote: crowd(60) }))).toEqual({});
      expect(problems(schema.safeParse({ ...series, version: '1', people: crowd(61) }))).toEqual({ people: 'people' });
    }
  });
});

describe('a plan', () => {
  it('keeps its hour on the clock across the day on which clocks change', () => {
    expect(seriesSchema.parse(series).times.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-03-21T13:00:00.000Z', '2027-03-28T12:00:00.000Z']);
  });

  it('never shifts a time that does not exist, and says between which it lies', () => {
    expect(problems(seriesSchema.safeParse({ ...series, 'time-1': '02:30' }))).toEqual({ 'time-1': 'never' });
    expect(gapAt({ day: '2027-03-28', time: '02:30' }, 'Europe/Paris')).toEqual({ from: '02:00', to: '03:00' });
    expect(gapAt({ day: '2027-03-28', time: '03:00' }, 'Europe/Paris')).toBeNull();
  });

  it('asks which of two instants is meant', () => {
    const twice = { ...series, 'day-1': '2027-10-31', 'time-1': '02:30' };
    expect(problems(seriesSchema.safeParse(twice))).toEqual({ 'which-1': 'twice' });
    expect(seriesSchema.parse({ ...twice, 'which-1': 'first' }).times[1]?.startsAt.toISOString()).toBe('2027-10-31T00:30:00.000Z');
    expect(seriesSchema.parse({ ...twice, 'which-1': 'second' }).times[1]?.startsAt.toISOString()).toBe('2027-10-31T01:30:00.000Z');
  });

  it('leaves out what is dropped, and refuses overlaps, nothing at all, and days that are none', () => {
    expect(seriesSchema.parse({ ...series, 'keep-0': '', 'day-0': 'whatever' }).times).toHaveLength(1);
    expect(problems(seriesSchema.safeParse({ ...series, 'day-1': '2027-03-21', 'time-1': '14:30' }))).toEqual({ 'day-1': 'overlap' });
    expect(problems(seriesSchema.safeParse({ ...series, 'keep-0': '', 'keep-1': '' }))).toEqual({ form: 'noneKept' });
    expect(problems(seriesSchema.safeParse({ ...series, 'day-0': '2027-02-29', 'time-1': '25:00' }))).toEqual({ 'day-0': 'day', 'time-1': 'time' });
  });

  it('says of each choice that is none of those offered, and asks on no day that is none', () => {
    expect(problems(seriesSchema.safeParse({ ...series, step: 'burn', 'keep-0': ['on'], 'which-1': 'third' }))).toMatchObject({ step: 'choose' });
    expect(problems(seriesSchema.safeParse({ ...series, 'keep-0': ['on'], 'which-1': 'third' }))).toMatchObject({ 'keep-0': 'choose', 'which-1': 'choose' });
    expect(isTwice({ day: '2027-10-31', time: '02:30' }, series.zone)).toBe(true);
    for (const day of ['2027-02-30', '2027-13-01', '9999-10-31', 'whatever', '']) expect(isTwice({ day, time: '02:30' }, series.zone), day).toBe(false);
  });

  it('takes a version for nothing but a version', () => {
    for (const wrong of [['1'], [], true, null, '', '1.5', '-1', '0x1', 1e300, { not: '' }]) expect(problems(noteChangeSchema.safeParse({ text: 'x', version: wrong })), JSON.stringify(wrong)).toEqual({ version: 'invalid' });
    for (const right of ['1', 1, '1000000']) expect(noteChangeSchema.parse({ text: 'x', version: right }).version).toBe(Number(right));
  });

  it('takes no form at all without an error', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(series)), fc.oneof(fc.string(), fc.array(fc.string()), fc.constant('on'), fc.constant('2027-03-28'))), (fields) => void seriesSchema.safeParse({ ...series, ...fields })));
  });
});

describe('a session that is moved', () => {
  it('stands in the form as it is, or where it was dropped', () => {
    const time = { startsAt: new Date('2027-03-02T09:00:00Z'), endsAt: new Date('2027-03-02T10:30:00Z') };
    expect(toMove(time, 'Africa/Nairobi')).toEqual({ day: '2027-03-02', time: '12:00', zone: 'Africa/Nairobi', minutes: '90', which: '' });
    expect(toMove(time, 'Africa/Nairobi', new URLSearchParams({ day: '2027-03-04', time: '15:00' }))).toMatchObject({ day: '2027-03-04', time: '15:00' });
    expect(toMove(time, 'Africa/Nairobi', new URLSearchParams({ day: '<script>', time: 'x' }))).toMatchObject({ day: '2027-03-02', time: '12:00' });
  });

  it('is told what the clocks do at the time that was typed', () => {
    expect(problems(timeSchema.safeParse({ day: '2027-03-28', time: '02:30', zone: 'Europe/Paris', minutes: '60' }))).toEqual({ time: 'never' });
    expect([undefined, ['a.b']].map((anyway) => timeSchema.parse({ day: '2027-03-29', time: '02:30', zone: 'Europe/Paris', minutes: '60', anyway }).anyway)).toEqual([[], ['a.b']]);
    expect(whatIsTyped({ day: '2027-03-28', time: '02:30', zone: 'Europe/Paris' })).toEqual({ gap: { from: '02:00', to: '03:00' }, isTwice: false });
    expect(whatIsTyped({ day: '2027-10-31', time: '02:30', zone: 'Europe/Paris' })).toEqual({ gap: null, isTwice: true });
    for (const typed of [{}, { day: '2027-02-30', time: '10:00', zone: 'UTC' }, { day: '2027-02-20', time: '99:99', zone: 'UTC' }, { day: '2027-02-20', time: '10:00', zone: 'nowhere' }]) expect(whatIsTyped(typed)).toEqual({ gap: null, isTwice: false });
  });
});

describe('times in words', () => {
  it('are told on each clock, with the day where it is another', () => {
    const time = { startsAt: new Date('2027-03-30T20:00:00Z'), endsAt: new Date('2027-03-30T21:00:00Z') };
    const told = tellTimeFor('en', time, [{ name: 'Heron', zone: 'Africa/Nairobi' }, { name: 'Orchid', zone: 'Asia/Kathmandu' }, { name: 'Néré', zone: 'America/New_York' }], 'Africa/Nairobi');
    expect(told.map(({ hours, isOtherDay }) => [hours, isOtherDay])).toEqual([['23:00–00:00', false], ['01:45–02:45', true], ['16:00–17:00', false]]);
    expect(told[1]?.day).toBe('Wednesday 31 March 2027');
    expect(tellTimeFor('fr', time, [{ name: 'Néré', zone: 'Africa/Dakar' }], 'Africa/Dakar')[0]?.day).toBe('mardi 30 mars 2027');
    const first = { startsAt: new Date('2026-12-01T09:00Z'), endsAt: new Date('2026-12-01T10:00Z') };
    expect(tellTimeFor('fr', first, [{ name: 'Néré', zone: 'Africa/Dakar' }], 'Africa/Dakar')[0]?.day).toBe('mardi 1er décembre 2026');
  });

  it('begin a search within the agreed dates and not before tomorrow', () => {
    const people = [{ id: 'a', name: 'A', zone: 'UTC', part: 'provider' }, { id: 'b', name: 'B', zone: 'UTC', part: 'member' }];
    expect(firstSearch({ startsOn: new Date('2027-03-01'), endsOn: new Date('2027-03-20') }, people, 'UTC', new Date('2027-01-01T12:00:00Z'))).toMatchObject({ people: ['a'], from: '2027-03-01', until: '2027-03-20' });
    expect(firstSearch(null, people, 'UTC', new Date('2027-01-01T12:00:00Z'))).toMatchObject({ from: '2027-01-02', until: '2027-01-09' });
    expect(planQuery({ startsAt: new Date('2027-03-28T12:00:00Z'), endsAt: new Date() }, { people: ['a', 'b'], minutes: 60, zone: 'Europe/Paris', every: 2, count: 8 })).toContain('day=2027-03-28&time=14%3A00');
  });

  it('whose query is bad are asked for again on the page of the search, with the same people and the day', () => {
    expect(searchQuery(new URLSearchParams('day=2027-02-30&time=99:99&zone=UTC&minutes=5&people[]=a&people[]=b&every=2&count=8'))).toBe('zone=UTC&minutes=5&people%5B%5D=a&people%5B%5D=b&every=2&count=8&from=2027-02-30&until=2027-02-30');
    expect(searchQuery(new URLSearchParams('zone=UTC'))).toBe('zone=UTC&from=&until=');
  });
});

describe('a profile as it is sent', () => {
  const profile = { open: 'on', forms: ['remote'], weeklyHours: '6', exclusions: ' One \n\nTwo', about: '', version: '0', 'topic.governance': '3', 'topic.alliances': '', 'topic.nonsense': '2', 'language-0': 'en', 'languageLevel-0': '2', 'language-1': 'en', 'languageLevel-1': '3' };

  it('holds the topics that there are, each language once, and names line by line', () => {
    expect(profileSchema.parse(profile)).toMatchObject({ open: true, topics: [{ topic: 'governance', level: 3 }], languages: [{ language: 'en', level: 3 }], exclusions: ['One', 'Two'], weeklyHours: 6 });
  });

  it('is refused without a topic or a language, and with levels that are none', () => {
    expect(problems(profileSchema.safeParse({ ...profile, 'topic.governance': '9', 'language-0': '', 'language-1': 'xx', weeklyHours: '99', forms: [] }))).toEqual({ weeklyHours: 'hours', forms: 'chooseOne', 'topic.governance': 'noTopic', 'language-1': 'choose', 'language-0': 'choose' });
    const long = profileSchema.safeParse({ ...profile, about: 'x'.repeat(2001) });
    expect(long.error?.issues).toMatchObject([{ path: ['about'], code: 'too_big', maximum: 2000 }]);
  });
});

describe('who came', () => {
  it('is read person by person', () => {
    expect(attendanceSchema.parse({ headcount: '', version: '2', [`presence.${PERSON}`]: 'present' })).toEqual({ headcount: null, version: 2, presences: [{ personId: PERSON, presence: 'present' }] });
    for (const wrong of ['nonsense', ['present'], '']) expect(problems(attendanceSchema.safeParse({ headcount: '', version: '1', 'presence.x': wrong }))).toEqual({ 'presence.x': 'choose' });
    expect(attendanceSchema.safeParse({ headcount: '-1', version: '1' }).success).toBe(false);
    expect(attendanceSchema.safeParse({ headcount: '1' }).success).toBe(false);
  });
});

describe('months', () => {
  it('end where a month is shorter', () => {
    expect([3, 6, 12].map((months) => addMonths(new Date('2027-11-30T22:00:00Z'), months).toISOString().slice(0, 10))).toEqual(['2028-02-29', '2028-05-30', '2028-11-30']);
  });

  it('never come before what they are counted from, and never skip a month', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.constantFrom(3, 6, 12), (from, months) => {
        const later = addMonths(from, months);
        expect((later.getUTCFullYear() - from.getUTCFullYear()) * 12 + later.getUTCMonth() - from.getUTCMonth()).toBe(months);
        expect(later.getUTCDate()).toBeLessThanOrEqual(from.getUTCDate());
      }),
    );
  });
});

describe('before and after', () => {
  const scored = (id: string, day: string, scores: Record<string, number | null> = {}): ScoredAssessment => ({ id, asOf: new Date(day), scores, replaces: [] });
  const [early, named, late, latest] = [scored('early', '2026-01-01', { a: 1, b: 2 }), scored('named', '2026-06-01', { a: 1.25, b: null }), scored('late', '2027-06-01', { a: 2.5 }), scored('latest', '2028-01-01', { a: 3 })];
  const all = [latest, late, named, early] as ScoredAssessment[];

  it('take the assessment that the request was built on, else the last before it began', () => {
    const began = new Date('2026-12-01');
    expect(chooseBefore(all, ['early'], began)?.id).toBe('early');
    expect(chooseBefore(all, [], began)?.id).toBe('named');
    expect(chooseBefore([], [], began)).toBeNull();
    expect(choicesAfter(all, named ?? null, began).map(({ id }) => id)).toEqual(['latest', 'late']);
  });

  it('are told with the days of both, and where the one named cannot be seen, that', () => {
    const followUp = { id: 'f', month: 6, dueOn: new Date('2027-06-01'), state: 'answered' as const, isDue: false, mayAnswer: false, changed: 'x', answeredAt: new Date('2027-06-02'), assessmentId: 'late' };
    const group = { organisation: { id: 'o', name: 'O' }, components: ['a'], named: ['named'], followUps: [followUp, { ...followUp, id: 'g', assessmentId: 'secret' }, { ...followUp, id: 'h', assessmentId: null }] } as unknown as Parameters<typeof showFollowUps>[0];
    const [seen, unseen, none] = showFollowUps(group, all, new Date('2026-12-01'), (name) => name);
    expect(seen).toMatchObject({ compared: { before: '2026-06-01T00:00:00.000Z', after: '2027-06-01T00:00:00.000Z' }, isNamedUnseen: false, changes: [{ change: 1.25 }] });
    expect(unseen).toMatchObject({ compared: null, isNamedUnseen: true, changes: [] });
    expect(none).toMatchObject({ compared: null, isNamedUnseen: false });
  });

  it('are told by the correction in the place of the one that was named', () => {
    const followUp = { id: 'f', month: 6, dueOn: new Date('2027-06-01'), state: 'answered' as const, answeredAt: new Date('2027-06-02'), assessmentId: 'wrong' };
    const group = { organisation: { id: 'o', name: 'O' }, components: ['a'], named: ['named'], followUps: [followUp] } as unknown as Parameters<typeof showFollowUps>[0];
    const corrected = { ...scored('right', '2027-07-01', { a: 3.25 }), replaces: ['wrong again', 'wrong'] };
    expect(showFollowUps(group, [corrected, ...all], new Date('2026-12-01'), (name) => name)[0]).toMatchObject({ compared: { after: '2027-07-01T00:00:00.000Z' }, isNamedUnseen: false, changes: [{ change: 2 }] });
  });

  it('are told by the correction of the one before, which tells of the day of the first, whenever it came', () => {
    const followUp = { id: 'f', month: 6, dueOn: new Date('2027-06-01'), state: 'answered' as const, answeredAt: new Date('2027-06-02'), assessmentId: 'late' };
    const group = { organisation: { id: 'o', name: 'O' }, components: ['a'], named: ['wrong'], followUps: [followUp] } as unknown as Parameters<typeof showFollowUps>[0];
    const began = new Date('2026-12-01');
    const corrected = { ...scored('right', '2027-07-01', { a: 2 }), asOf: new Date('2026-05-01'), replaces: ['wrong again', 'wrong'] };
    const told = showFollowUps(group, [latest, corrected, late, named, early] as ScoredAssessment[], began, (name) => name)[0];
    expect(told).toMatchObject({ compared: { before: '2026-05-01T00:00:00.000Z', after: '2027-06-01T00:00:00.000Z' }, changes: [{ before: 2, after: 2.5, change: 0.5 }] });
    expect(chooseBefore([latest, corrected, late, early] as ScoredAssessment[], [], began)?.id).toBe('right');
    expect(choicesAfter([latest, corrected, late] as ScoredAssessment[], early ?? null, began).map(({ id }) => id)).toEqual(['latest', 'late']);
  });

  it('are not told of one assessment beside itself, where a correction of the one before was named as the one after', () => {
    const followUp = { id: 'f', month: 6, dueOn: new Date('2027-06-01'), state: 'answered' as const, answeredAt: new Date('2027-06-02'), assessmentId: 'right' };
    const group = { organisation: { id: 'o', name: 'O' }, components: ['a'], named: ['wrong'], followUps: [followUp] } as unknown as Parameters<typeof showFollowUps>[0];
    const corrected = { ...scored('right', '2026-05-01', { a: 2 }), replaces: ['wrong'] };
    expect(showFollowUps(group, [latest, corrected] as ScoredAssessment[], new Date('2026-12-01'), (name) => name)[0]).toMatchObject({ compared: null, changes: [], isNamedUnseen: false });
  });

  it('compare what both know, and say what only one does', () => {
    expect(compareScores(['a', 'b', 'c', 'a'], named ?? null, late ?? null)).toEqual([{ component: 'a', before: 1.25, after: 2.5, change: 1.25 }]);
    expect(compareScores(['a', 'b'], early ?? null, null)).toEqual([{ component: 'a', before: 1, after: null, change: null }, { component: 'b', before: 2, after: null, change: null }]);
  });
});

describe('the pages of an engagement', () => {
  it('open by its state and by what one is to it', () => {
    expect(partsFor({ isCoordinator: true, leads: false, state: 'scoping' })).toEqual(['overview', 'terms', 'providers']);
    expect(partsFor({ isCoordinator: false, leads: false, state: 'underway' })).toEqual(['overview', 'terms', 'schedule', 'outputs', 'report', 'closure']);
    expect(partsFor({ isCoordinator: false, leads: true, state: 'closed' })).toEqual(['overview', 'terms', 'schedule', 'outputs', 'report', 'evaluation', 'closure', 'follow-ups']);
  });
});
