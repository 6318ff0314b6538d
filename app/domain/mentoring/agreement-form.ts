import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { AGREEMENT_LIMIT, AGREEMENT_TEXTS, type AgreementText } from './agreement-texts.ts';

const text = z._default(longText(AGREEMENT_LIMIT), '');

/** A whole number within bounds, or nothing yet. */
function numberOrNone(least: number, most: number, error: string) {
  return z._default(
    z.pipe(
      z.string({ error }).check(z.regex(/^\s*\d{0,2}\s*$/, error), z.refine((given) => given.trim() === '' || (Number(given) >= least && Number(given) <= most), error)),
      z.transform((given) => (given.trim() === '' ? null : Number(given))),
    ),
    null,
  );
}

/** What the two agree, while they write it; `edit` 0 where nobody has saved anything yet. */
export const agreementSchema = z.object({
  expectations: text,
  confidentiality: text,
  channels: text,
  danger: text,
  rhythmWeeks: numberOrNone(1, 12, 'mentoring.errors.rhythm'),
  months: numberOrNone(1, 36, 'mentoring.errors.months'),
  edit: versionFrom(0),
});
export type AgreementEntry = z.output<typeof agreementSchema>;

/** What one signs: this edit and no other. */
export const signatureSchema = z.object({ edit: versionFrom(1) });

/** What an agreement must say before one can sign it. */
export function missingInAgreement(entry: Omit<AgreementEntry, 'edit'>): (AgreementText | 'rhythmWeeks' | 'months')[] {
  return [...AGREEMENT_TEXTS.filter((field) => entry[field] === ''), ...(['rhythmWeeks', 'months'] as const).filter((field) => entry[field] === null)];
}

/** Whether two say the same. */
export function sameAgreement(one: AgreementEntry, other: AgreementEntry): boolean {
  return [...AGREEMENT_TEXTS, 'rhythmWeeks' as const, 'months' as const].every((field) => one[field] === other[field]);
}
