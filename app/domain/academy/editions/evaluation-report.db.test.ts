import { beforeEach, describe, expect, it } from 'vitest';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { readZip } from '#app/platform/zip-reading.server.ts';
import { decideNow, delegacyOf, finishEdition } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeGoingHomeCast, type GoingHomeCast } from '#prisma/seed/going-home-cast.server.ts';
import { presentPlan, writeLine } from '#prisma/seed/plans.server.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { findOuting } from '#tests/setup/outing.ts';
import { keepAttendance } from './attendance.server.ts';
import { keepBudgetLine } from './edition-budget.server.ts';
import { makeReportDocument, makeReportPdf } from './evaluation-report-files.server.ts';
import { readReport } from './evaluation-report.server.ts';
import { answerFollowUp } from './plan-follow-up.server.ts';

let cast: GoingHomeCast;

/** An edition of two teams, of five and three, with a plan presented of which one line is done and one that was not presented. */
beforeEach(async () => {
  await database().edition.deleteMany();
  cast = await makeGoingHomeCast({ name: 'The first rains', startsOn: '2025-03-02', endsOn: '2025-03-08' });
  const { coordinator, edition } = cast;
  const [line = ''] = await presentPlan(cast.people[0], coordinator, cast.team, [{ support: 'assistance', problem: 'The wolves' }, { support: 'assistance' }, { support: 'none' }]);
  await keepBudgetLine(coordinator, edition, null, { label: 'Travel', planned: '1200', spent: '1000', version: 0 });
  await finishEdition(coordinator, edition);
  await answerFollowUp(cast.people[0], line, 3, { standing: 'done', words: 'Secret words', edit: 0 });
});

async function makeLarger(before?: (cast: GoingHomeCast, team: string) => Promise<void>): Promise<GoingHomeCast> {
  const larger = await makeGoingHomeCast({ name: 'The second rains', programme: 'Strong networks', startsOn: '2025-03-02', endsOn: '2025-03-08', teams: 2 });
  const organisationId = await makeOrganisation({ networkId: NETWORKS.ASWA, country: 'UG' });
  const people = [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }])];
  const team = await database().editionTeam.create({ data: { id: larger.team.replace(/.$/, (last) => (last === '0' ? '1' : '0')), editionId: larger.edition, organisationId }, select: { id: true } });
  for (const one of people) await database().editionDelegate.create({ data: { teamId: team.id, personId: one.id, state: 'confirmed', languages: ['en'], firstTime: true, answeredAt: new Date() }, select: { id: true } });
  await decideNow(larger.coordinator, team.id, 'select');
  await writeLine(people[0] ?? larger.people[0], team.id, { support: 'visit' });
  await before?.(larger, team.id);
  await keepBudgetLine(larger.coordinator, larger.edition, null, { label: 'Travel', planned: '1200', spent: before ? '1000' : '1000.01', version: 0 });
  await finishEdition(larger.coordinator, larger.edition);
  return larger;
}

const documentOf = async (given: GoingHomeCast, locale: 'en' | 'fr') => readZip(await makeReportDocument(given.coordinator, given.edition, locale), { bytes: 8_000_000 });
const wordsIn = (parts: Map<string, Buffer>) => [...(parts.get('word/document.xml')?.toString('utf8') ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? '');

describe('the report of an edition', () => {
  it('is for the coordinators of the network that hosted it, once it is over', async () => {
    for (const one of [cast.lead, cast.people[0], cast.trainer]) await expect(readReport(one, cast.edition, 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.coordinatorsOnly' });
    await expect(readReport(await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]), cast.edition, 'en')).rejects.toThrow(NotFound);
    const running = await makeGoingHomeCast();
    await expect(readReport(running.coordinator, running.edition, 'en')).rejects.toMatchObject({ reason: 'academy.report.notYet' });
  });

  it('counts teams, plans, lines by what they want, follow-ups that have fallen due, and what was spent for each', async () => {
    const report = await readReport(cast.coordinator, cast.edition, 'en');
    expect(report).toMatchObject({ teams: 1, delegates: 3, plans: { begun: 1, presented: 1, lines: { none: 1, assistance: 2, mentoring: 0, visit: 0 }, asked: 0 }, money: { planned: 120_000, spent: 100_000, perDelegate: 33_333 } });
    expect(report.followUps.map(({ month, done, untold }) => [month, done, untold])).toEqual([[3, 1, 2], [6, 0, 3], [12, 0, 3]]);
    const larger = await makeLarger();
    expect(await readReport(larger.coordinator, larger.edition, 'en')).toMatchObject({ teams: 2, delegates: 6, plans: { begun: 1, presented: 0, lines: { visit: 0 } }, money: { perDelegate: 16_667 } });
  });

  it('tells nothing of fewer than five people, nor what each of them cost, in either file', async () => {
    const [document, pdf] = [wordsIn(await documentOf(cast, 'en')), readPdf(await makeReportPdf(cast.coordinator, cast.edition, 'en')).text];
    expect(document.slice(document.indexOf('Delegates who had said yes')).slice(0, 2)).toEqual(['Delegates who had said yes', 'fewer than five: not told']);
    expect(document.slice(document.indexOf('Spent per delegate'))[1]).toBe('fewer than five: not told');
    for (const text of [document.join('\n'), pdf]) expect(text).not.toMatch(/Kenya|333\.33/);
  });

  it('counts who was there for one half day at least, and divides by them, where attendance was written down; no half day tells of fewer than five', async () => {
    const larger = await makeLarger(async (cast, team) => {
      const away = await database().editionDelegate.findFirstOrThrow({ where: { teamId: team }, select: { id: true } });
      await keepAttendance(cast.trainer, cast.edition, 1, 'morning', { version: 0, rest: true, presences: new Map([[away.id, 'absent']]) });
      await keepAttendance(cast.trainer, cast.edition, 1, 'afternoon', { version: 0, rest: true, presences: new Map([away.id, await delegacyOf(cast.team, cast.people[0])].map((id) => [id, 'absent' as const])) });
    });
    const report = await readReport(larger.coordinator, larger.edition, 'en');
    expect(report).toMatchObject({ delegates: 5, saidYes: 6, attendance: [{ half: 'morning', present: 5 }, { half: 'afternoon' }], money: { perDelegate: 20_000 }, curriculum: 'Some order', programme: 'Strong networks' });
    for (const [locale, ...said] of [['en', 'Delegates who were there for one half day at least', 'Morning', '5 of 5', 'fewer than five there or away', 'Curriculum: Some order', 'Reported under: Strong networks'], ['fr', 'DéléguéEs présentEs au moins une demi-journée', 'Matin', '5 sur 5', 'moins de cinq présentes ou absentes', 'Cursus : Un ordre', 'Rapporté sous : Strong networks']] as const) {
      const plain = (given: string) => given.replace(/\s+/g, '');
      const [words, { text }] = [wordsIn(await documentOf(larger, locale)), readPdf(await makeReportPdf(larger.coordinator, larger.edition, locale))];
      for (const part of said) for (const where of [words.join('\n'), text]) expect(plain(where)).toContain(plain(part));
    }
    const words = wordsIn(await documentOf(larger, 'en'));
    // Six had said yes, and five came: beside each other they would tell of one.
    expect(words[words.indexOf('Delegates who had said yes') + 1]).toBe('fewer than five: not told');
    expect(words.join(' ')).not.toContain('No attendance was written down');
  });

  it('says so where nobody wrote down who was there, and what is counted instead', async () => {
    const words = wordsIn(await documentOf(await makeLarger(), 'en'));
    expect(words.slice(words.indexOf('Delegates who had said yes'))[1]).toBe('6');
    expect(words.join(' ')).toMatch(/No attendance was written down: counted is who had said yes.*as no attendance was written down/);
  });

  it('says the same as a document and as a PDF, in both languages, with no word of a plan or of a person', async () => {
    const larger = await makeLarger();
    for (const [locale, title, cost] of [['en', 'Evaluation report', '166.67\u00a0USD'], ['fr', 'Rapport d’évaluation', '166,67\u00a0USD']] as const) {
      const words = wordsIn(await documentOf(larger, locale));
      const { text } = readPdf(await makeReportPdf(larger.coordinator, larger.edition, locale));
      const plain = (given: string) => given.replace(/\s+/g, '');
      for (const part of [title, cost, 'The second rains']) for (const where of [words.join('\n'), text]) expect(plain(where)).toContain(plain(part));
      for (const one of [larger.people[0].pseudonym, 'A. N. Other', 'Nobody answers at night', 'A night line']) for (const where of [words.join('\n'), text]) expect(where).not.toContain(one);
    }
    const first = wordsIn(await documentOf(cast, 'en')).join('\n');
    expect(first).not.toMatch(/wolves|Secret words/);
  });

  it('says of all that is drawn in its PDF what it is, to whoever has it read out', async () => {
    const { raw, untold } = readPdf(await makeReportPdf(cast.coordinator, cast.edition, 'fr'));
    expect(untold).toEqual([]);
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(raw, tag).toContain(`/S /${tag}\n`);
    expect(raw).toContain('/Scope /Row\n');
  });

  it('carries no properties that tell of it, or of what made it', async () => {
    const parts = await documentOf(cast, 'en');
    expect([...parts.keys()].filter((name) => name.startsWith('docProps/'))).toEqual([]);
    expect([...parts].filter(([name]) => /\.rels$|Content_Types/.test(name)).map(([, content]) => content.toString('utf8')).join('\n')).not.toMatch(/docProps/);
    expect([...parts].filter(([name]) => !name.startsWith('word/document')).map(([, content]) => content.toString('latin1')).join('\n')).not.toMatch(/Un-named|docx|The first rains/);
    const { properties, raw } = readPdf(await makeReportPdf(cast.coordinator, cast.edition, 'en'));
    expect(properties.Title ?? 'Passerelle').toContain('Passerelle');
    expect(findOuting(raw.match(/\/(?:Title|Author|Subject|Keywords|Producer|Creator)\s*\([^)]*\)/g)?.join('\n') ?? '')).toEqual([]);
  });
});
