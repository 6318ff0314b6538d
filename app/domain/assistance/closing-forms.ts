import * as z from 'zod/mini';
import { emptyAsNull, longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { days } from './model.ts';

/** A provider's report; what is kept may be unfinished, what is handed in may not. */
export const reportSchema = z
  .object({ step: z._default(z.enum(['keep', 'hand_in'], { error: 'ui.forms.errors.choose' }), 'keep'), done: longText(10_000), results: longText(10_000), lessons: longText(10_000), halfDays: days, version: versionFrom(0) })
  .check(z.superRefine((report, context) => {
    if (report.step === 'keep') return;
    for (const field of ['done', 'results', 'lessons'] as const) if (report[field] === '') context.addIssue({ code: 'custom', path: [field], message: 'ui.forms.errors.required' });
    if (report.halfDays === null) context.addIssue({ code: 'custom', path: ['halfDays'], message: 'ui.forms.errors.required' });
  }));
export type ReportEntry = z.output<typeof reportSchema>;

/** What an organisation says of the help, from 1 to 5 each. */
export const ASPECTS = ['usefulness', 'fit', 'respect', 'safety'] as const;
const level = z.pipe(z.enum(['1', '2', '3', '4', '5'], { error: 'ui.forms.errors.choose' }), z.transform(Number));
export const evaluationSchema = z.object({
  organisation: z.uuid('ui.forms.errors.choose'),
  usefulness: level,
  fit: level,
  respect: level,
  safety: level,
  text: longText(10_000),
});
export type EvaluationEntry = z.output<typeof evaluationSchema>;

export const closureSchema = z.object({ agreedNext: longText(10_000).check(z.minLength(1, 'ui.forms.errors.required')) });

/** Which later assessment shows what was said at a check-in. */
export const namingSchema = z.object({ assessment: z.uuid('ui.forms.errors.choose') });

/** What an organisation says at a check-in: what changed, and which later assessment shows it. */
export const followUpSchema = z.object({
  changed: longText(10_000).check(z.minLength(1, 'ui.forms.errors.required')),
  assessment: emptyAsNull(z.uuid('ui.forms.errors.choose')),
});
