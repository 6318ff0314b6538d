import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { COMPETENCIES } from './competencies.ts';
import { dayOrNone } from './goal-form.ts';

export const OPPORTUNITY_KINDS = ['sit_in', 'co_facilitate', 'delegation', 'speak', 'other'] as const;

/** A real opening that someone offers. */
export const opportunitySchema = z.object({
  kind: z.enum(OPPORTUNITY_KINDS, { error: 'ui.forms.errors.choose' }),
  competencies: z._default(z.array(z.enum(COMPETENCIES, { error: 'ui.forms.errors.choose' })), []),
  places: z._default(z.pipe(z.string({ error: 'mentoring.errors.placesOffered' }).check(z.regex(/^\s*[1-9]\d?\s*$/, 'mentoring.errors.placesOffered')), z.transform(Number)), 1),
  happensOn: dayOrNone,
  text: longText(2_000).check(z.minLength(1, 'ui.forms.errors.required')),
});
export type OpportunityEntry = z.output<typeof opportunitySchema>;

/** What it gave, in the mentee's words. */
export const takingReportSchema = z.object({ gave: longText(4_000).check(z.minLength(1, 'ui.forms.errors.required')) });
