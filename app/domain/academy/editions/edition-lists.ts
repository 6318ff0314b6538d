import type { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { EditionState } from '#app/platform/generated/enums.ts';

/** How editions are asked for: by their days or their names, in one state or all. */
export const editionsQuerySchema = listQuery(['starts', 'name'], '-starts', { state: Object.values(EditionState) });
export type EditionsQuery = z.output<typeof editionsQuerySchema>;
