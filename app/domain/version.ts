import * as z from 'zod/mini';

const wrong = 'ui.forms.errors.invalid';

/**
 * The version of something that its writer saw, counted from `least`: digits in a form, a number in what is saved as one types.
 * Nothing that could merely be taken for a number passes, such as a list of one.
 */
export function versionFrom(least: 0 | 1) {
  return z.pipe(
    z.transform((given: unknown): unknown => (typeof given === 'string' && /^\d{1,7}$/.test(given) ? Number(given) : given)),
    z.int(wrong).check(z.gte(least, wrong), z.lte(1_000_000, wrong)),
  );
}
