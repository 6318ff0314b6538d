import * as z from 'zod/mini';

/** A zone by its name; whether there is one of that name the server knows. */
export const zoneSchema = z.string({ error: 'ui.forms.errors.choose' }).check(z.maxLength(60, 'ui.forms.errors.choose'), z.regex(/^[A-Za-z][\w+/-]*$/, 'ui.forms.errors.choose'));
