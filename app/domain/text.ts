import { z } from 'zod';

/** Text that PostgreSQL and every browser can hold: no NUL, no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function isOneLine(text: string): boolean {
  return !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text);
}

/**
 * Several lines of text of at most `max` characters, line ends folded to LF, outer white space trimmed.
 * An empty text is allowed: where one must be given, add `.min(1, 'ui.forms.errors.required')`.
 */
export function longText(max = 10_000) {
  return z
    .string({ error: 'ui.forms.errors.required' })
    .refine(isStorable, 'ui.forms.errors.notText')
    .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
    .max(max, 'ui.forms.errors.tooLong');
}

/** One line of text, outer and repeated inner white space folded. */
export function shortText(max = 200) {
  return z
    .string({ error: 'ui.forms.errors.required' })
    .refine(isStorable, 'ui.forms.errors.notText')
    .overwrite((text) => text.trim().replace(/[ \t\u00a0]+/g, ' '))
    .refine(isOneLine, 'ui.forms.errors.notText')
    .max(max, 'ui.forms.errors.tooLong');
}

/** What an empty field of a form means where nothing need be given. */
export function emptyAsNull<T>(schema: z.ZodType<T, string>) {
  return z.union([z.literal('').transform(() => null), schema]);
}
