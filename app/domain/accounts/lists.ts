import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';

/** How one's open sessions are asked for. */
export const sessionsQuerySchema = listQuery(['lastUsedAt', 'openedAt'], '-lastUsedAt', { device: ['shared', 'own'] });
export type SessionsQuery = z.output<typeof sessionsQuerySchema>;
