import * as z from 'zod/mini';
import { pageNumber } from '#app/domain/page-number.ts';
import { PairingState } from '#app/platform/generated/enums.ts';

/** What a network's pairings can be narrowed to: those of one state, or those that were raised and that nobody has seen to. */
export const WATCHED = [...Object.values(PairingState), 'raised'] as const;

/** The query of a network's pairings: some of them, or all. */
export const watchSchema = z.object({ page: pageNumber, state: z._default(z.catch(z.enum(['', ...WATCHED]), ''), '') });
export type WatchQuery = z.output<typeof watchSchema>;
