import { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { COMPONENT_PLACES } from '../lists.ts';
import { LANGUAGE } from '../vocabulary.ts';

/** How sites are asked for: words, the country they are in, a component by its place, a language. */
export const demonstrationsQuerySchema = listQuery(['title', 'country'], 'title', { country: z.string().regex(/^[A-Z]{2}$/), component: COMPONENT_PLACES, language: z.string().regex(LANGUAGE) });
export type DemonstrationsQuery = z.output<typeof demonstrationsQuerySchema>;
