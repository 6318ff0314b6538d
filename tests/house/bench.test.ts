import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { editionSchema, facultySchema } from '#app/domain/academy/editions/edition-forms.ts';
import { frameSchema, placeSchema } from '#app/domain/academy/editions/timetable-forms.ts';
import { readForm } from '#app/http/form.server.ts';

type Fields = [name: string, value: string][];
interface Typed {
  edition: Fields;
  faculty: (trainers: string[]) => Fields;
  hours: Fields;
  room: (number: number) => Fields;
}

const { TYPED } = (await import(pathToFileURL('scripts/bench/academy.mjs').href)) as { TYPED: Typed };
const TRAINER = '0199a000-0001-7000-8000-000000000001';

// The benchmark runs for many minutes before it comes to these, and is not run with the tests: a field that a form gains would stop it there.
describe('what the benchmark types into forms', () => {
  it.each([
    ['a new edition', TYPED.edition, editionSchema],
    ['its faculty', TYPED.faculty([TRAINER]), facultySchema],
    ['the hours of its days', TYPED.hours, frameSchema],
    ['a room', TYPED.room(1), placeSchema],
  ])('is taken: %s', async (_, fields, schema) => {
    const form = await readForm(new Request('http://localhost', { method: 'POST', body: new URLSearchParams(fields) }), schema);
    expect(form).toMatchObject({ ok: true });
  });
});
