import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { delegacyOf, finishEdition } from '#prisma/seed/editions.server.ts';
import { makeGoingHomeCast, type GoingHomeCast } from '#prisma/seed/going-home-cast.server.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { findOuting } from '#tests/setup/outing.ts';
import { makeCertificate } from './certificate-paper.server.ts';
import { keepAttendance } from './attendance.server.ts';
import { moveEdition } from './edition-changes.server.ts';
import { readEdition } from './edition-page.server.ts';
import { issueCertificate, keepPaperName, lookUpCode, readCertificate, withdrawCertificate } from './certificate.server.ts';

const ADDRESS = '203.0.113.7';
let cast: GoingHomeCast;
let own: string;

beforeEach(async () => {
  await connectionPool().query('delete from rate_limit');
  await database().edition.deleteMany();
  cast = await makeGoingHomeCast({ name: 'Rain over the lake', startsOn: '2026-03-02', endsOn: '2026-03-08' });
  own = await delegacyOf(cast.team, cast.people[0]);
});
afterEach(() => setClock());

const certify = async () => {
  await finishEdition(cast.coordinator, cast.edition);
  await issueCertificate(cast.people[0], own);
  return (await readCertificate(cast.people[0], own)).certificate?.code ?? '';
};

describe('a certificate', () => {
  it('is there once the edition is over, for the one whose part it was alone', async () => {
    await expect(readCertificate(cast.people[0], own)).rejects.toThrow(NotFound);
    const code = await certify();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const one of [cast.people[1], cast.lead, cast.coordinator, cast.trainer]) for (const act of [readCertificate, issueCertificate, withdrawCertificate]) await expect(act(one, own)).rejects.toThrow(NotFound);
    await issueCertificate(cast.people[0], own);
    expect((await readCertificate(cast.people[0], own)).certificate?.code).toBe(code);
  });

  it('is for who was there, where attendance was written down', async () => {
    const other = await delegacyOf(cast.team, cast.people[1]);
    await keepAttendance(cast.trainer, cast.edition, 1, 'morning', { version: 0, rest: true, presences: new Map([[own, 'absent']]) });
    await keepAttendance(cast.trainer, cast.edition, 2, 'morning', { version: 0, rest: true, presences: new Map([[own, 'excused'], [other, 'absent']]) });
    await finishEdition(cast.coordinator, cast.edition);
    expect((await readCertificate(cast.people[0], own)).mayHave).toBe(false);
    await expect(issueCertificate(cast.people[0], own)).rejects.toMatchObject({ reason: 'academy.certificate.refusals.notThere' });
    await issueCertificate(cast.people[1], other);
    // What was said wrongly is put right while the edition is not closed.
    await keepAttendance(cast.trainer, cast.edition, 1, 'morning', { version: 1, rest: false, presences: new Map([[own, 'present']]) });
    await issueCertificate(cast.people[0], own);
  });

  it('is for who stands in no list at all, whatever the lists say of others', async () => {
    await keepAttendance(cast.trainer, cast.edition, 1, 'morning', { version: 0, rest: false, presences: new Map([[await delegacyOf(cast.team, cast.people[1]), 'absent']]) });
    await finishEdition(cast.coordinator, cast.edition);
    await issueCertificate(cast.people[0], own);
  });

  it('is there once its edition is over, which is on its last day at the earliest', async () => {
    setClock(() => new Date('2026-03-07T20:59:00Z'));
    await expect(moveEdition(cast.coordinator, cast.edition, 'finish')).rejects.toMatchObject({ reason: 'academy.editions.refusals.beforeLastDay' });
    expect((await readEdition(cast.coordinator, cast.edition, 'en')).moves).not.toContain('finish');
    // By the clock of the place, which is three hours ahead.
    setClock(() => new Date('2026-03-07T21:00:00Z'));
    expect((await readEdition(cast.coordinator, cast.edition, 'en')).moves).toContain('finish');
    await moveEdition(cast.coordinator, cast.edition, 'finish');
    await issueCertificate(cast.people[0], own);
    for (const locale of ['en', 'fr'] as const) expect(readPdf(await makeCertificate(cast.people[0], own, locale)).text).not.toMatch(/to its end|jusqu’au bout/);
    const { raw, untold } = readPdf(await makeCertificate(cast.people[0], own, 'en'));
    expect(untold).toEqual([]);
    for (const tag of ['Document', 'H1', 'P']) expect(raw, tag).toContain(`/S /${tag}\n`);
  });

  it('is in the name that its holder puts right once the edition is over, as long as none stands; one that stands is in one name', async () => {
    await finishEdition(cast.coordinator, cast.edition);
    await moveEdition(cast.coordinator, cast.edition, 'close');
    const { version, name } = await readCertificate(cast.people[0], own);
    await keepPaperName(cast.people[0], own, { paperName: 'Another Name', version });
    await expect(keepPaperName(cast.people[0], own, { paperName: 'Late', version })).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
    for (const one of [cast.people[1], cast.lead, cast.coordinator, cast.trainer]) await expect(keepPaperName(one, own, { paperName: 'Theirs', version: version + 1 })).rejects.toThrow(NotFound);
    await issueCertificate(cast.people[0], own);
    const { text } = readPdf(await makeCertificate(cast.people[0], own, 'en'));
    expect([text.includes('Another Name'), text.includes(name)]).toEqual([true, false]);
    await expect(keepPaperName(cast.people[0], own, { paperName: 'Third', version: version + 1 })).rejects.toMatchObject({ reason: 'academy.certificate.refusals.nameStands' });
    await withdrawCertificate(cast.people[0], own);
    await keepPaperName(cast.people[0], own, { paperName: 'Third', version: version + 1 });
    expect((await readCertificate(cast.people[0], own)).name).toBe('Third');
    const { rows } = await connectionPool().query<{ row: string }>('select to_jsonb(d)::text as row from edition_delegate d');
    expect(rows.map(({ row }) => row).join()).not.toContain('Third');
  });

  it('that can be made is told to those who can have one, and no more once it is made', async () => {
    startTelling();
    const other = await delegacyOf(cast.team, cast.people[1]);
    await keepAttendance(cast.trainer, cast.edition, 1, 'morning', { version: 0, rest: false, presences: new Map([[other, 'absent']]) });
    const told = async () => (await database().notification.findMany({ where: { kind: 'certificate_ready' }, orderBy: { personId: 'asc' } })).map(({ personId, place, subjectId }) => [personId, place, subjectId]);
    await finishEdition(cast.coordinator, cast.edition);
    const going = await database().editionDelegate.findMany({ where: { team: { is: { editionId: cast.edition } }, state: 'confirmed', id: { not: other } }, orderBy: { personId: 'asc' } });
    expect(going.length).toBeGreaterThan(1);
    expect(await told()).toEqual(going.map(({ personId, id }) => [personId, 'certificate', id]));
    await issueCertificate(cast.people[0], own);
    expect((await told()).map(([personId]) => personId)).toEqual(going.map(({ personId }) => personId).filter((one) => one !== cast.people[0].id));
  });

  it('is told to whom a list put right names as there, and no more to whom it names as away; who has one is told nothing', async () => {
    startTelling();
    const [other, third] = [await delegacyOf(cast.team, cast.people[1]), await delegacyOf(cast.team, cast.people[2])];
    const keep = (version: number, presences: [string, 'present' | 'absent'][]) => keepAttendance(cast.trainer, cast.edition, 1, 'morning', { version, rest: false, presences: new Map(presences) });
    await keep(0, [[own, 'absent'], [other, 'absent']]);
    const told = async () => (await database().notification.findMany({ where: { kind: 'certificate_ready', subjectId: { in: [own, other, third] }, readAt: null } })).map(({ subjectId }) => subjectId).sort();
    await finishEdition(cast.coordinator, cast.edition);
    expect(await told()).toEqual([third]);
    await database().notification.updateMany({ where: { subjectId: third }, data: { readAt: new Date() } });
    await keep(1, [[own, 'present']]);
    expect(await told()).toEqual([own]);
    await issueCertificate(cast.people[2], third);
    await keep(2, [[own, 'absent'], [other, 'present'], [third, 'absent']]);
    expect(await told()).toEqual([other]);
    await keep(3, [[third, 'present']]);
    expect(await told()).toEqual([other]);
  });

  it('asked for twice at once is one', async () => {
    await finishEdition(cast.coordinator, cast.edition);
    await Promise.all([issueCertificate(cast.people[0], own), issueCertificate(cast.people[0], own)]);
    expect(await database().editionCertificate.count()).toBe(1);
  });

  it('stays theirs when they leave the organisation', async () => {
    const code = await certify();
    expect((await readCertificate({ ...cast.people[0], memberships: [] }, own)).certificate?.code).toBe(code);
  });

  it('is a paper in the name that they chose, that tells nothing else of anyone', async () => {
    const code = await certify();
    for (const locale of ['en', 'fr'] as const) {
      const file = await makeCertificate(cast.people[0], own, locale);
      const { text } = await readPdf(file);
      expect(text).toContain('A. N. Other');
      expect(text).toContain(code);
      expect(text).toContain('/verify');
      expect(findOuting(text)).toEqual([]);
      expect(text).not.toMatch(/Rain over the lake|Nairobi/);
      expect(text).not.toContain(cast.people[0].pseudonym);
      expect(findOuting(file.toString('latin1').match(/\/(?:Title|Author|Subject|Keywords|Producer|Creator)\s*\([^)]*\)/g)?.join('\n') ?? '')).toEqual([]);
    }
  });
});

describe('a code that is looked up', () => {
  it('tells the edition by six letters and the day on which it ended, and nothing else, however it is typed', async () => {
    const code = await certify();
    const told = await lookUpCode(code, ADDRESS);
    expect(told).toEqual({ reference: expect.stringMatching(/^[2-9B-Z]{6}$/) as string, endedOn: '2026-03-08' });
    expect(await lookUpCode(` ${code.toLowerCase().replaceAll('-', ' ')} `, ADDRESS)).toEqual(told);
    expect(await lookUpCode(code.replaceAll('0', 'o').replaceAll('1', 'l'), ADDRESS)).toEqual(told);
    expect((await readCertificate(cast.people[0], own)).reference).toBe(told?.reference);
  });

  it('that never was, or was withdrawn, or is of someone who goes no more, is nothing, all alike', async () => {
    const code = await certify();
    for (const typed of ['', 'x', '0000-0000-0000-0000', `${code}0`, '\u202e', 'a'.repeat(100)]) expect(await lookUpCode(typed, ADDRESS), typed).toBeNull();
    await withdrawCertificate(cast.people[0], own);
    expect(await lookUpCode(code, ADDRESS)).toBeNull();
    await issueCertificate(cast.people[0], own);
    const anew = (await readCertificate(cast.people[0], own)).certificate?.code ?? '';
    expect(anew).not.toBe(code);
    expect(await lookUpCode(anew, ADDRESS)).not.toBeNull();
    await database().editionDelegate.update({ where: { id: own }, data: { state: 'withdrawn' }, select: { id: true } });
    expect(await lookUpCode(anew, ADDRESS)).toBeNull();
  });

  it('lies on the disk as a hash alone, and sealed for its holder; nothing of a withdrawn one but the hash', async () => {
    const code = await certify();
    const rows = async () => (await connectionPool().query<{ row: string }>('select to_jsonb(c)::text as row from edition_certificate c')).rows.map(({ row }) => row).join('\n');
    expect(await rows()).not.toContain(code);
    expect(await rows()).not.toContain(code.replaceAll('-', ''));
    await withdrawCertificate(cast.people[0], own);
    expect((await database().editionCertificate.findFirstOrThrow()).code).toBeNull();
  });

  it('is not guessed: one address looks sixty up in a quarter of an hour, and others are not held up by that', async () => {
    const code = await certify();
    for (let i = 0; i < 60; i += 1) await lookUpCode(`${i}`, ADDRESS);
    await expect(lookUpCode(code, ADDRESS)).rejects.toMatchObject({ reason: 'accounts.refusals.slowDown' });
    expect(await lookUpCode(code, '203.0.113.8')).not.toBeNull();
  });
});
