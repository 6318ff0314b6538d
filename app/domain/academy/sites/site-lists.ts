import { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { VisitState } from '#app/platform/generated/enums.ts';
import { COMPONENT_PLACES } from '../lists.ts';
import { LANGUAGE } from '../vocabulary.ts';

/** How sites are asked for: words, the country they are in, a component by its place, a language. */
export const demonstrationsQuerySchema = listQuery(['title', 'country'], 'title', { country: z.string().regex(/^[A-Z]{2}$/), component: COMPONENT_PLACES, language: z.string().regex(LANGUAGE) });
export type DemonstrationsQuery = z.output<typeof demonstrationsQuerySchema>;

/** How visits are asked for: by the name of the site, and by how far they have come. */
export const visitsQuerySchema = listQuery(['when'], '-when', { state: Object.values(VisitState) });
export type VisitsQuery = z.output<typeof visitsQuerySchema>;
