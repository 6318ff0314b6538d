import { z } from 'zod';
import { listQuery } from '#app/domain/listing.ts';
import { LISTED_STATES, MODES } from './life-cycle.ts';

/** How an organisation's assessments are asked for: by the names of what they asked about, in a state, begun in a year. */
export const assessmentsQuerySchema = listQuery(['begun', 'completed'], '-begun', { state: LISTED_STATES, mode: MODES, year: z.string().regex(/^20\d\d$/) });
export type AssessmentsQuery = z.output<typeof assessmentsQuerySchema>;

/** How a region's organisations are asked for: by name, and by what they shared. */
export const regionQuerySchema = listQuery(['name', 'completed'], 'name', { shared: ['everything', 'scores', 'nothing'] });
export type RegionQuery = z.output<typeof regionQuerySchema>;
