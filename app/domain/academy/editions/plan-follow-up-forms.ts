import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { STANDINGS } from './plan-follow-ups.ts';

/** What became of a line. `edit` 0 where nothing was said yet. */
export const planFollowUpSchema = z.object({ standing: z.enum(STANDINGS, { error: 'ui.forms.errors.choose' }), words: longText(2_000), edit: versionFrom(0) });
export type PlanFollowUpEntry = z.output<typeof planFollowUpSchema>;
