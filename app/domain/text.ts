import * as z from 'zod/mini';

/** Text that PostgreSQL and every browser can hold: no NUL, no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function isOneLine(text: string): boolean {
  return !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text);
}

/**
 * Several lines of text of at most `max` characters, line ends folded to LF, outer white space trimmed.
 * An empty text is allowed: where one must be given, add `.check(z.minLength(1, 'ui.forms.errors.required'))`.
 */
export function longText(max = 10_000) {
  return z
    .string({ error: 'ui.forms.errors.required' })
    .check(z.refine(isStorable, 'ui.forms.errors.notText'), z.overwrite((text) => text.replace(/\r\n?/g, '\n').trim()), z.maxLength(max, 'ui.forms.errors.tooLong'));
}

/** One line of text, outer and repeated inner white space folded. */
export function shortText(max = 200) {
  return z
    .string({ error: 'ui.forms.errors.required' })
    .check(
      z.refine(isStorable, 'ui.forms.errors.notText'),
      z.overwrite((text) => text.trim().replace(/[ \t\u00a0]+/g, ' ')),
      z.refine(isOneLine, 'ui.forms.errors.notText'),
      z.maxLength(max, 'ui.forms.errors.tooLong'),
    );
}

const nothing = z.pipe(z.literal(''), z.transform(() => null));

/** What an empty field of a form means where nothing need be given. A schema that turns a text into something else has its `error` told only when it is given here: of neither fits a union says nothing. */
export function emptyAsNull<T>(schema: z.ZodMiniType<T, string>, error?: string) {
  return z.union([nothing, schema], error);
}

/** A short text that may be left out. */
export function optionalText(max: number) {
  return z.pipe(shortText(max), z.transform((text) => text || null));
}

/** A check box of a form: present means yes. */
export const ticked = z.pipe(z.optional(z.literal('on')), z.transform((value) => value === 'on'));
