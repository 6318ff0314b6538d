import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { makeForm } from '#app/domain/assessment/offline-form.server.ts';
import { database } from '#app/platform/database.server.ts';
import { storeArchive, unpackArchive } from '#app/platform/archive.server.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** A form that comes back: whatever is in the file, the program answers in words, soon, and without filling its memory. */
let app: RunningApp;
let lead: AskingPerson;
let id: string;
let parts: Map<string, Buffer>;

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  const organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  id = await makeOpenAssessment({ lead, organisationId });
  parts = await unpackArchive(await makeForm(lead, id, 'en'), { files: 100, bytes: 1e8 }, () => true);
  app = await startApp();
});

afterAll(() => app.stop());

async function upload(file: Buffer): Promise<{ status: number; body: string }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'form.xlsx');
  const response = await fetch(`${app.origin}/assessments/${id}/import`, { method: 'POST', redirect: 'manual', headers: { Cookie: await app.cookieOf(lead), Origin: app.origin, 'Sec-Fetch-Site': 'same-origin' }, body: await withLength(form) });
  // The scripts bring all the words that the page may need: what is said is what stands outside of them.
  return { status: response.status, body: (await response.text()).replace(/<script[\s\S]*?<\/script>/g, '') };
}

/** Browsers say how long a form with a file is; so must we. */
async function withLength(form: FormData): Promise<Blob> {
  return new Response(form).blob();
}

const SHEET = 'xl/worksheets/sheet1.xml';
const withSheet = (change: (xml: string) => string) => storeArchive(new Map([...parts].map(([name, content]) => [name, name === SHEET ? Buffer.from(change(content.toString('utf8'))) : content])));

/** The workbook with one packed part that unpacks to `size` zeros, saying that it is `says` long. */
function bomb(size: number, says: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size, 0x20));
  const stored = storeArchive(new Map([...parts, ['xl/sharedStrings2.xml', packed]]));
  const name = Buffer.from('xl/sharedStrings2.xml');
  for (let at = stored.indexOf(name); at >= 0; at = stored.indexOf(name, at + 1)) {
    const isLocal = stored.readUInt32LE(at - 30) === 0x04034b50;
    const header = isLocal ? at - 30 : at - 46;
    stored.writeUInt16LE(8, header + (isLocal ? 8 : 10));
    stored.writeUInt32LE(says, header + (isLocal ? 22 : 24));
  }
  return stored;
}

it('takes a form that was filled in', async () => {
  expect(parts.get(SHEET)?.toString()).toContain('sheetData');
  expect((await upload(storeArchive(parts))).status).toBe(303);
});

it.each([
  ['a file that unpacks to 300 MB', () => bomb(300 * 1024 * 1024, 300 * 1024 * 1024)],
  ['one that says it is small and unpacks to 300 MB', () => bomb(300 * 1024 * 1024, 10)],
  ['a cell in row 999999999', () => withSheet((xml) => xml.replace('</sheetData>', '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'))],
  ['a row whose number hides', () => withSheet((xml) => xml.replace('</sheetData>', "<row r='&#57;99999999'><c><v>1</v></c></row></sheetData>"))],
  ['a row whose number is written otherwise', () => withSheet((xml) => xml.replace('</sheetData>', '<row\nr = "1e9"><c r="A1"><v>1</v></c></row></sheetData>'))],
  ['a cell in a column far away', () => withSheet((xml) => xml.replace('</sheetData>', '<row r="300"><c r="ZZZZZZ300"><v>1</v></c></row></sheetData>'))],
  ['as many rows without numbers as a file may hold', () => withSheet((xml) => xml.replace('</sheetData>', `${'<row><c><v>1</v></c></row>'.repeat(60_000)}</sheetData>`))],
])('refuses %s in words, and takes nothing of it', { timeout: 60_000 }, async (_name, make) => {
  const file = make();
  const before = await database().answer.count();
  const began = performance.now();
  const memory = process.memoryUsage().rss;
  const { status, body } = await upload(file);
  expect([status, /unpacks to more than a form|is not a form from here/.test(body)]).toEqual([422, true]);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(process.memoryUsage().rss - memory).toBeLessThan(200 * 1024 * 1024);
  expect(await database().answer.count()).toBe(before);
});

it.each([
  ['rows that were merely coloured', Array.from({ length: 1000 }, (_, i) => `<row r="${i + 200}" s="1" customFormat="1"/>`).join('')],
  ['cells that were merely coloured', Array.from({ length: 1000 }, (_, i) => `<row r="${i + 200}"><c r="A${i + 200}" s="1"/>\n<c r="AMJ${i + 200}" s="1"><v></v></c></row>`).join('')],
  ['as many empty rows as a file may hold', '<row/>'.repeat(300_000)],
  ['the very last row of a sheet', '<row r="1048576" customFormat="false" ht="12.8" hidden="false"/>'],
])('takes a form that came back from a spreadsheet program with %s', async (_name, rows) => {
  expect((await upload(withSheet((xml) => xml.replace('</sheetData>', `${rows}</sheetData>`)))).status).toBe(303);
});

/** A new form of the assessment, to be filled in by row and column, and the file that it makes then. */
async function openForm(): Promise<{ rows: (string | null)[][]; set(row: number, column: number, text: string | null): void; file(): Promise<Buffer> }> {
  const [sheet] = await readXlsxFile(await makeForm(lead, id, 'en'));
  const rows = (sheet?.data ?? []).map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  return {
    rows,
    set: (row, column, text) => void rows[row - 1]?.splice(column, 1, text),
    file: () => writeXlsxFile([{ sheet: 'P', data: rows.map((row) => row.map((value) => (value === null ? null : { value, type: String }))) }]).toBuffer(),
  };
}

const standing = async (criterionKey = '') => database().answer.findFirst({ where: { assessmentId: id, criterionKey }, select: { kind: true, level: true, note: true } });

it('says of a row whose code was lost that it is not known, and leaves nothing of it out in silence', async () => {
  const { rows, set, file } = await openForm();
  set(3, 4, '3');
  set(4, 4, '2');
  set(4, 0, null);
  const key = rows[2]?.[0] ?? '';
  const refused = await upload(await file());
  expect([refused.status, refused.body.includes('Row 4: this question is not part'), await standing(key)]).toEqual([422, true, null]);
  // A row of nothing at all is none.
  rows.splice(3, 1, rows[3]?.map(() => null) ?? []);
  expect((await upload(await file())).status).toBe(303);
  expect(await standing(key)).toMatchObject({ level: 3 });
});

it('takes an answer back whose row comes back empty, and tells one that was changed since as any other', async () => {
  const first = await openForm();
  const [one, other] = [first.rows[4]?.[0] ?? '', first.rows[5]?.[0] ?? ''];
  for (const row of [5, 6]) first.set(row, 4, '1');
  first.set(5, 5, 'why it is so');
  expect((await upload(await first.file())).status).toBe(303);
  expect([await standing(one), await standing(other)]).toMatchObject([{ level: 1 }, { level: 1 }]);

  const [cleared, late] = [await openForm(), await openForm()];
  for (const column of [4, 5]) cleared.set(5, column, null);
  expect((await upload(await cleared.file())).status).toBe(303);
  expect([await standing(one), await standing(other)]).toMatchObject([{ kind: null, level: null, note: null }, { level: 1 }]);

  cleared.set(6, 4, null);
  late.set(6, 4, '4');
  expect((await upload(await late.file())).status).toBe(422);
  for (const column of [4, 5]) late.set(5, column, null);
  expect((await upload(await late.file())).status).toBe(303);
  const overtaken = await upload(await cleared.file());
  expect([overtaken.status, overtaken.body.includes('Row 6: someone answered this since')]).toEqual([422, true]);
  expect(await standing(other)).toMatchObject({ level: 4 });
});

it('says of each row that is not good what is wrong with it, and takes nothing of the others', async () => {
  const { rows, set, file: makeFile } = await openForm();
  set(3, 4, '3');
  set(4, 4, '7');
  set(5, 5, 'x'.repeat(10_001));
  set(6, 0, String(rows[2]?.[0]));
  set(7, 0, 'of-nowhere');
  const file = await makeFile();
  const before = await database().answer.count();
  const { status, body } = await upload(file);
  expect(status).toBe(422);
  for (const told of ['Row 4: give a level from 0 to 4', 'Row 5: the text is too long', 'Row 6: this question stands twice', 'Row 7: this question is not part']) expect(body).toContain(told);
  expect(body).not.toContain('Row 3:');
  expect(await database().answer.count()).toBe(before);
});

it('tells a file that is too large from one that is no form', async () => {
  const { status, body } = await upload(Buffer.alloc(2 * 1024 * 1024 + 1, 0x20));
  expect([status, body.includes('This file is larger than 2 MB'), body.includes('This is not a form from here')]).toEqual([422, true, false]);
});

it.each([['no workbook at all', Buffer.from('x')], ['an archive of something else', storeArchive(new Map([['a.txt', Buffer.from('x')]]))], ['half a workbook', null]])('refuses %s in words', async (_name, file) => {
  const whole = storeArchive(parts);
  const { status, body } = await upload(file ?? whole.subarray(0, whole.length / 2));
  expect([status, body.includes('This is not a form from here')]).toEqual([422, true]);
});
