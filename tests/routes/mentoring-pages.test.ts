import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { checkIn } from '#app/domain/mentoring/check-ins.server.ts';
import { offerWithin, settleTaking, takeOpportunity } from '#app/domain/mentoring/opportunities.server.ts';
import { answerProposal } from '#app/domain/mentoring/proposals.server.ts';
import { openRound } from '#app/domain/mentoring/rounds.server.ts';
import { propose, solve } from '#app/domain/mentoring/solution.server.ts';
import { endPairing } from '#app/domain/mentoring/ending.server.ts';
import { changeStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { changeGoal, settleGoal } from '#app/domain/mentoring/goals.server.ts';
import { shareEntry, writeEntry } from '#app/domain/mentoring/journal.server.ts';
import { writeMeetingNote } from '#app/domain/mentoring/meeting-notes.server.ts';
import { database } from '#app/platform/database.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMentorProfile, makeWaiting } from '#prisma/seed/mentoring.server.ts';
import { inDays, makeActivePairing, makeGoal, makeMeetings } from '#prisma/seed/pairings.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn } from '../setup/page-parts.ts';

/** What the pages of mentoring show where only a part of it is there, and where they lead. */
const networkId = NETWORKS.SWAN;
let app: RunningApp;
let organisationId: string;
let mentor: AskingPerson;
let coordinator: AskingPerson;
const cookies = new Map<string, string>();

beforeAll(async () => {
  app = await startApp();
  organisationId = await makeOrganisation({ networkId });
  mentor = await makePerson([{ organisationId: networkId, role: 'mentor' }]);
  coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
});

afterAll(() => app.stop());

async function cookieOf(person: AskingPerson): Promise<string> {
  if (!cookies.has(person.id)) cookies.set(person.id, await app.cookieOf(person));
  return cookies.get(person.id) ?? '';
}

async function read(person: AskingPerson, path: string, locale = 'en'): Promise<string> {
  const { status, body } = await app.send(path, { cookie: await cookieOf(person), headers: { 'Accept-Language': locale } });
  expect([path, status]).toEqual([path, 200]);
  return body;
}

/** Without the words that come along for the browser. */
const shown = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '');

async function paired(): Promise<{ mentee: AskingPerson; id: string }> {
  const mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  return { mentee, id: await makeActivePairing({ mentor, mentee }, { networkId }) };
}

it('growth is empty only while nothing at all is there, and shows what there is without a level', { timeout: 60_000 }, async () => {
  const { mentee, id } = await paired();
  expect(await read(mentee, '/growth')).toContain('Nothing to show yet');
  await offerWithin(mentor, id, { kind: 'speak', competencies: [], places: 1, happensOn: null, text: 'Ten minutes' });
  const { id: opportunity } = await database().opportunity.findFirstOrThrow({ where: { pairingId: id } });
  await takeOpportunity(mentee, opportunity);
  await settleTaking(mentee, opportunity, 'report', 'I was heard for ten minutes');
  const page = await read(mentee, '/growth');
  for (const word of ['I was heard for ten minutes', '/growth/portfolio']) expect(page).toContain(word);
  for (const word of ['Nothing to show yet', 'Competencies over time']) expect(page).not.toContain(word);
  await makeGoal(mentee, id);
  expect(await read(mentee, '/growth')).toContain('Competencies over time');
});

it('a goal shows all that it and its steps were before, page by page', { timeout: 60_000 }, async () => {
  const { mentee, id } = await paired();
  const goal = await makeGoal(mentee, id, { words: 'To be heard there' });
  const step = await database().goalStep.findFirstOrThrow({ where: { goalId: goal } });
  await changeStep(mentee, step.id, { text: 'Another step', dueOn: null, evidence: 'Seen otherwise', done: false });
  await changeStep(mentee, step.id, { text: 'Another step', dueOn: null, evidence: '', done: false });
  await changeGoal(mentee, goal, { competency: 'advocacy', startLevel: 1, wantedLevel: 3, why: '', evidence: '', version: 1 });
  const page = shown(await read(mentor, `/goals/${goal}`));
  for (const word of ['Public speaking', 'To be heard there', 'Seen otherwise']) expect(page).toContain(word);
  const dueOn = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(step.dueOn ?? 0);
  expect(page.replace(/\s/g, ' ')).toContain(`By ${dueOn}`);
  expect(page).not.toContain('?page=');
  await database().goalChange.createMany({ data: Array.from({ length: 25 }, () => ({ goalId: goal, byId: mentee.id, kind: 'reach', at: new Date() })) });
  expect(shown(await read(mentor, `/goals/${goal}`))).toContain(`/goals/${goal}?page=2`);
  expect(shown(await read(mentor, `/goals/${goal}?page=2`))).toContain('Seen otherwise');
});

describe('levels are seen anew with the three answers of a month', () => {
  const ANSWERS = { useful: 'yes', safe: 'yes', needs: 'no', text: '' };

  it('the page leads there while goals are open, before and after one answers, and so does what comes next', { timeout: 60_000 }, async () => {
    const { mentee, id } = await paired();
    const link = `href="/pairings/${id}/levels"`;
    expect(await read(mentee, `/pairings/${id}/check-ins`)).not.toContain(link);
    const goal = await makeGoal(mentee, id);
    for (const person of [mentee, mentor]) expect(await read(person, `/pairings/${id}/check-ins`)).toContain(link);
    const answered = await app.send(`/pairings/${id}/check-ins`, { method: 'POST', cookie: await cookieOf(mentee), form: ANSWERS });
    expect([answered.status, answered.headers.get('location')]).toEqual([303, `/pairings/${id}/check-ins`]);
    const page = await read(mentee, `/pairings/${id}/check-ins`);
    expect(page.indexOf(link)).toBeGreaterThan(0);
    expect(page.indexOf(link)).toBeLessThan(page.indexOf('name="useful"'));
    // A goal of this month has its level already; one that was set before has not.
    expect(await read(mentee, `/pairings/${id}`)).not.toContain(link);
    await database().levelRating.updateMany({ where: { pairingId: id }, data: { at: inDays(-40) } });
    expect(await read(mentee, `/pairings/${id}`)).toContain(link);
    await settleGoal(mentee, goal, 'reach');
    for (const path of ['', '/check-ins']) expect(await read(mentee, `/pairings/${id}${path}`)).not.toContain(link);
  });
});

it('the pages of what has ended lead to nothing that reaches the other, in neither language, and to no contact any more', { timeout: 90_000 }, async () => {
  const { mentee, id } = await paired();
  const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(44) });
  await database().person.update({ where: { id: mentor.id }, data: { timeZone: 'Asia/Kathmandu' } });
  for (const text of ['given-5B', 'kept-5B']) await writeEntry(mentee, id, text);
  const [kept, given] = (await database().journalEntry.findMany({ where: { pairingId: id }, orderBy: { createdAt: 'desc' } })).map((entry) => entry.id);
  await shareEntry(mentee, given ?? '', true);
  await writeMeetingNote(mentee, meeting, { kind: 'summary', text: 'summed-5B' });
  const { id: note } = await database().meetingNote.findFirstOrThrow({ where: { meetingId: meeting } });
  expect(await read(mentee, `/meetings/${meeting}`)).toContain('Kathmandu');
  await endPairing(mentor, id, { ending: 'rematch', block: true, text: '' });
  const journal = shown(await read(mentee, `/pairings/${id}/journal`));
  expect([journal.includes('Share with my mentor'), journal.includes('Take it back')]).toEqual([false, true]);
  for (const [path, word, words] of [[`/journal-entries/${given}`, 'given-5B', ['can no longer be changed', 'ne peut plus être changé']], [`/meeting-notes/${note}`, 'summed-5B', ['can no longer be changed', 'ne peut plus être changé']]] as const) {
    for (const [locale, told] of [['en', words[0]], ['fr', words[1]]] as const) {
      const page = shown(await read(mentee, path, locale));
      for (const one of [word, told, '/removal']) expect(page, path).toContain(one);
      expect(page, path).not.toContain('<textarea');
    }
  }
  expect(await read(mentee, `/journal-entries/${kept}`)).toContain('<textarea');
  for (const path of [`/meetings/${meeting}`, `/meetings/${meeting}.data`]) expect(await read(mentee, path)).not.toContain('Kathmandu');
  expect(await read(coordinator, `/pairings/${id}/oversight`)).toContain(`${mentor.pseudonym} would like another pairing`);
  expect(await read(coordinator, `/pairings/${id}/oversight`, 'fr')).toContain(`${mentor.pseudonym} souhaite un autre binôme`);
  // The mentee did not end it, and wants no contact either.
  expect(shown(await read(mentee, `/pairings/${id}`, 'fr'))).toContain('Je ne veux plus aucun contact');
  const send = async (form: Record<string, string>) => (await app.send(`/pairings/${id}/contact`, { method: 'POST', cookie: await cookieOf(mentee), form })).status;
  expect([await send({ contact: 'perhaps' }), await send({ contact: 'none' })]).toEqual([422, 303]);
  const page = shown(await read(mentee, `/pairings/${id}`));
  expect([page.includes('You want no contact any more'), page.includes('I want no contact any more')]).toEqual([true, false]);
  expect([await send({ contact: 'allowed' }), await send({ contact: 'allowed' })]).toEqual([303, 409]);
  // The one who ended it is told nothing of all that.
  expect(shown(await read(mentor, `/pairings/${id}`))).toContain('You want no contact any more');
});

describe('what a page showed is what its form sends', () => {
  /** What the browser would send of a form of a page as it stands now. */
  async function formOn(person: AskingPerson, path: string, action = path): Promise<Record<string, string>> {
    const form = formsIn(await read(person, path), path).find((one) => one.method === 'post' && one.action === action);
    return Object.fromEntries((form?.controls ?? []).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  }
  const send = async (person: AskingPerson, path: string, form: Record<string, string>) => app.send(path, { method: 'POST', cookie: await cookieOf(person), form });

  it('a coordinator sees to what was raised then, and not to what was raised since', async () => {
    const { mentee, id } = await paired();
    const [page, seen] = [`/pairings/${id}/oversight`, `/pairings/${id}/oversight/seen`];
    const notSafe = { useful: 'yes', safe: 'no', needs: false, text: '', addressed: false } as const;
    await checkIn(mentee, id, notSafe);
    const shownFirst = await formOn(coordinator, page, seen);
    await checkIn(mentor, id, notSafe);
    const isRaised = async () => (await database().pairing.findUniqueOrThrow({ where: { id } })).seenToAt === null;
    expect([(await send(coordinator, seen, shownFirst)).status, (await send(coordinator, seen, { nothing: '' })).status, (await send(mentee, seen, { nothing: '' })).status, await isRaised()]).toEqual([409, 422, 404, true]);
    expect([(await send(coordinator, seen, await formOn(coordinator, page, seen))).status, await isRaised()]).toEqual([303, false]);
  });

  it('what a meeting is about is written over what was read', async () => {
    const { mentee, id } = await paired();
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(58) });
    const path = `/meetings/${meeting}/agenda`;
    const both = [await formOn(mentee, path), await formOn(mentor, path)];
    expect((await send(mentee, path, { ...both[0], agenda: 'By the one, 6K' })).status).toBe(303);
    const later = await send(mentor, path, { ...both[1], agenda: 'By the other, 6K' });
    expect([later.status, shown(later.body).includes('By the other, 6K')]).toEqual([409, true]);
    expect(await read(mentor, `/meetings/${meeting}`)).toContain('By the one, 6K');
  });

  it('of an hour that the clocks show twice it is asked which is meant, where one plans and where one moves', { timeout: 60_000 }, async () => {
    const { mentee, id } = await paired();
    await database().person.update({ where: { id: mentee.id }, data: { timeZone: 'Europe/Paris' } });
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(61) });
    // The last Sunday of October.
    const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 9, 31));
    const sunday = new Date(+last - last.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
    const time = { day: sunday, time: '02:30', minutes: '30' };
    const plan = { ...time, every: '1', count: '1', start: '', form: 'call', place: '', agenda: '' };
    const query = new URLSearchParams({ minutes: '30', from: sunday, count: '1', every: '1' }).toString();
    for (const [path, form, which] of [[`/meetings/${meeting}/time`, time, 'second'], [`/pairings/${id}/meetings/new?${query}`, plan, 'first']] as const) {
      expect(await read(mentee, path)).not.toContain('name="which"');
      const asked = await send(mentee, path, form);
      const field = formsIn(asked.body, path).flatMap(({ controls }) => controls).find(({ name }) => name === 'which');
      expect([asked.status, field?.choices, shown(asked.body).includes(`On ${sunday} the clocks show that hour twice`)]).toEqual([422, ['', 'first', 'second'], true]);
      expect((await send(mentee, path, { ...form, which })).status).toBe(303);
    }
    const times = await database().meeting.findMany({ where: { pairingId: id }, select: { booking: { select: { startsAt: true } } }, orderBy: { booking: { startsAt: 'asc' } } });
    expect(times.map(({ booking }) => booking.startsAt.toISOString())).toEqual([`${sunday}T00:30:00.000Z`, `${sunday}T01:30:00.000Z`]);
  });
});

it('the page of a pairing under watch leads back to the pairings of the network, which is marked in the menu', async () => {
  const { id } = await paired();
  const page = await read(coordinator, `/pairings/${id}/oversight`);
  const back = [...page.matchAll(new RegExp(`<a [^>]*href="/networks/${networkId}/mentoring"[^>]*>`, 'g'))].map(([tag]) => tag);
  expect(back.length).toBeGreaterThan(1);
  expect(back.some((tag) => tag.includes('aria-current'))).toBe(true);
});

it('goes along with an organisation that moves: coordinators of the network that it joins read it, those of the one that it left find nothing', async () => {
  const home = await makeOrganisation({ networkId });
  const [mentee, own] = [await makePerson([{ organisationId: home, role: 'emerging_leader' }]), await makePerson([{ organisationId: home, role: 'mentor' }])];
  const [secretariat, next] = [await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]), await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'coordinator' }])];
  const id = await makeActivePairing({ mentor: own, mentee }, { networkId });
  const statuses = async (person: AskingPerson, network: string) => [(await app.send(`/pairings/${id}/oversight`, { cookie: await cookieOf(person) })).status, (await app.send(`/networks/${network}/mentoring`, { cookie: await cookieOf(person) })).body.includes(mentee.pseudonym)];
  expect([await statuses(coordinator, networkId), await statuses(next, NETWORKS.PLAPERTS)]).toEqual([[200, true], [404, false]]);
  expect((await app.send(`/organisations/${home}/network`, { method: 'POST', cookie: await cookieOf(secretariat), form: { networkId: NETWORKS.PLAPERTS } })).status).toBe(303);
  expect([await statuses(coordinator, networkId), await statuses(next, NETWORKS.PLAPERTS)]).toEqual([[404, false], [200, true]]);
  expect(await read(mentee, '/notifications')).toContain('Other coordinators watch over the two of you now');
});

it('the way to it stays in the menu of whoever of the two is neither mentor nor emerging leader any more, until it ends', async () => {
  const { mentee, id } = await paired();
  await database().membership.updateMany({ where: { personId: mentee.id }, data: { endedAt: new Date() } });
  await database().membership.create({ data: { personId: mentee.id, organisationId, role: 'lead' } });
  const links = async () => [...(await read(mentee, '/home')).matchAll(/<a [^>]*href="(\/mentoring)"/g)].length;
  expect(await links()).toBeGreaterThan(0);
  expect((await app.send(`/mentoring`, { cookie: await cookieOf(mentee) })).body).toContain(`/pairings/${id}`);
  await endPairing(mentee, id, { ending: 'ended_early', block: false, text: '' });
  expect(await links()).toBe(0);
});

it('a round says of one who declined twice that one did, and of two that both did, in both languages', { timeout: 60_000 }, async () => {
  await database().pairing.deleteMany({ where: { mentorNetworkId: networkId } });
  const [one, two] = [await makeWaiting(organisationId), await makeWaiting(organisationId)];
  const round = await openRound(coordinator, networkId, []);
  const solvable = await makeMentors(4);
  expect(solvable).toHaveLength(4);
  for (const turn of [0, 1]) {
    await solve(coordinator, round, 1 + turn * 2);
    await propose(coordinator, round, 2 + turn * 2);
    for (const mentee of [one, two]) {
      const { id } = await database().proposal.findFirstOrThrow({ where: { menteeId: mentee.id, state: 'waiting' } });
      if (turn === 0 || mentee === one) await answerProposal(mentee, id, 'decline');
    }
  }
  expect(await read(coordinator, `/rounds/${round}`, 'fr')).toContain(`${one.pseudonym} a décliné deux fois`);
  expect(await read(coordinator, `/rounds/${round}`)).toContain(`${one.pseudonym} declined twice in this round`);
  await answerProposal(two, (await database().proposal.findFirstOrThrow({ where: { menteeId: two.id, state: 'waiting' } })).id, 'decline');
  expect(await read(coordinator, `/rounds/${round}`, 'fr')).toMatch(/ et .* ont décliné deux fois dans ce cycle, chacunE/);
  expect(await read(coordinator, `/rounds/${round}`)).toContain('declined twice each in this round');
});

async function makeMentors(count: number): Promise<AskingPerson[]> {
  const mentors = [];
  for (let i = 0; i < count; i += 1) {
    const person = await makePerson([{ organisationId: networkId, role: 'mentor' }]);
    await makeMentorProfile(person, { places: 1 });
    mentors.push(person);
  }
  return mentors;
}
