import { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { AUDIENCES, LANGUAGE, NAME } from './vocabulary.ts';

/** A component by its place in the instrument: its id would tell, in an address, what this place is. */
export const COMPONENT_PLACES = ['1', '2', '3', '4', '5', '6'] as const;

/** How the library is asked for: words in any language; what a module serves, for whom, how long, in which language. Without words to fit, the most fitting are those by title. */
export const libraryQuerySchema = listQuery(['relevance', 'title', 'length'], '-relevance', { component: COMPONENT_PLACES, competency: z.string().regex(NAME), audience: AUDIENCES, length: ['short', 'long'], language: z.string().regex(LANGUAGE) });
export type LibraryQuery = z.output<typeof libraryQuerySchema>;
