import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFields } from '#app/http/form.server.ts';
import { collectFields } from '#app/ui/forms/field-values.ts';

/** A form is read by one rule in the browser and on the server; what comes over the line must not change it. */
const name = fc.constantFrom('name', 'roles[]', 'ce.note', 'answer', '__proto__', 'constructor', 'a[not]', '[]', 'é');
const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', ' ', 'a\nb', '0')).map((text) => text.replace(/\r\n?|\n/g, '\r\n'));

it('a form gives the same fields on both sides', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 12 }), async (entries) => {
      const form = new FormData();
      for (const [key, text] of entries) form.append(key, text);
      const body = new URLSearchParams(entries.map(([key, text]) => [key, text]));
      expect(await readFields(new Request('http://here.invalid', { method: 'POST', body }))).toEqual(collectFields(form));
    }),
  );
});
