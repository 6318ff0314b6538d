import * as z from 'zod/mini';

/** The page of a list that an address asks for; the first, where it asks for none that there could be. */
export const pageNumber = z._default(z.catch(z.coerce.number().check(z.int(), z.gte(1), z.lte(10_000)), 1), 1);
