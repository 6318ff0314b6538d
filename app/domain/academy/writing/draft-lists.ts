import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';

/** How drafts are asked for: by their titles; those that are written, or those that two others read. */
export const draftsQuerySchema = listQuery(['edited', 'title'], '-edited', { state: ['draft', 'in_review'] });
export type DraftsQuery = z.output<typeof draftsQuerySchema>;
