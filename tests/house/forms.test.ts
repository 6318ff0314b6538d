import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { errorsOf, readFields } from '#app/http/form.server.ts';
import { collectFields, messagesOf } from '#app/ui/forms/field-values.ts';

/** Browser and server read a form by the same rules, in two places that may not know each other: here they are held together. */
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

it('what is wrong with them is said in the same words on both sides', () => {
  const schema = z.object({ name: z.string().min(2, 'ui.forms.errors.required').max(5, 'ui.forms.errors.tooLong'), roles: z.array(z.enum(['a', 'b'])).max(2), deep: z.object({ note: z.string('ui.forms.errors.notText') }) }).refine(({ name: given }) => given !== 'abc', 'accounts.refusals.signIn');
  const anything = fc.oneof(fc.constantFrom('abc', 'a', 'b', ''), fc.string(), fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.record({ name: anything, roles: fc.oneof(fc.array(anything), anything), deep: fc.oneof(fc.record({ note: anything }), anything) }), (given) => {
      const parsed = schema.safeParse(given);
      if (!parsed.success) expect(messagesOf(parsed.error.issues)).toEqual(errorsOf(parsed.error));
    }),
  );
});
