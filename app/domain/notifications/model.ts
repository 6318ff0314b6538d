import * as z from 'zod/mini';

/** The query of the list. */
export const pageSchema = z.object({ page: z._default(z.catch(z.coerce.number().check(z.int(), z.gte(1), z.lte(10_000)), 1), 1) });
