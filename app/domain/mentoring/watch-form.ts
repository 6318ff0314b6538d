import * as z from 'zod/mini';
import { pageNumber } from '#app/domain/page-number.ts';
import { PairingState } from '#app/platform/generated/enums.ts';

/** States of a pairing, as a list can be narrowed to one. */
export const PAIRING_STATES = Object.values(PairingState);

/** The query of a network's pairings: those of one state, or all. */
export const watchSchema = z.object({ page: pageNumber, state: z._default(z.catch(z.union([z.literal(''), z.enum(PairingState)]), ''), '') });
export type WatchQuery = z.output<typeof watchSchema>;
