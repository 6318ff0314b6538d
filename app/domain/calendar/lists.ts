import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';

/** How a network's sites are asked for: by name, those that are open or those that are closed. */
export const sitesQuerySchema = listQuery(['name', 'capacity'], 'name', { state: ['open', 'closed'] });
export type SitesQuery = z.output<typeof sitesQuerySchema>;
