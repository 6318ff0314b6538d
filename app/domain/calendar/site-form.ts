import * as z from 'zod/mini';
import { shortText } from '#app/domain/text.ts';
import { zoneSchema } from './zone-schema.ts';

/** A site as a coordinator enters it. */
export const siteSchema = z.object({
  name: shortText(80).check(z.minLength(1, 'ui.forms.errors.required')),
  zone: zoneSchema,
  capacity: z.pipe(
    z.optional(z.string().check(z.trim(), z.refine((text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 10_000), 'calendar.errors.capacity'))),
    z.transform((text) => (text ? Number(text) : null)),
  ),
});
export type SiteEntry = z.output<typeof siteSchema>;
