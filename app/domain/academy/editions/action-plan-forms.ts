import * as z from 'zod/mini';
import { longText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { PLAN_TEXT, PLAN_TEXTS, SUPPORTS, type PlanText } from './action-plan-bounds.ts';

/** A line of a plan while it is written: any part may be missing. `edit` is the one that its writer saw. */
export const planLineSchema = z.object({
  problem: longText(PLAN_TEXT),
  activity: longText(PLAN_TEXT),
  who: longText(500),
  byWhen: shortText(120),
  support: z.enum(SUPPORTS, { error: 'ui.forms.errors.choose' }),
  wanted: longText(PLAN_TEXT),
  edit: versionFrom(1),
});
export type PlanLineEntry = z.output<typeof planLineSchema>;

/** What stands in a line, as a form holds it. */
export type PlanLineFields = Record<PlanText | 'support', string>;

/** Whether two say the same of a line. */
export function saysTheSame(one: PlanLineFields, other: PlanLineFields): boolean {
  return one.support === other.support && PLAN_TEXTS.every((field) => one[field] === other[field]);
}
