import { z } from 'zod';
import { COMPETENCIES, LEVELS } from './competencies.ts';

const said = z.object({ en: z.string().trim().min(1), fr: z.string().trim().min(1) }).strict();
const level = z.literal([...LEVELS]);

export const competencySchema = z
  .object({
    id: z.enum(COMPETENCIES),
    /** Short, for charts. */
    name: said,
    summary: said,
    /** What one sees, at levels 1 to 4. */
    levels: z.array(said).length(LEVELS.length),
    /** What could show it: noted, never policed. */
    evidence: z.array(said).min(1).max(4),
  })
  .strict();

/** The leadership competency framework (the plan, 2.2), as its files say it, in both languages. */
export const frameworkSchema = z
  .object({
    id: z.literal('leadership'),
    version: z.int().min(1),
    title: said,
    introduction: said,
    scale: z.array(z.object({ level, name: said, meaning: said }).strict()).length(LEVELS.length).refine((scale) => scale.every((step, i) => step.level === LEVELS[i]), 'tells levels 1 to 4 in order'),
    competencies: z.array(competencySchema).refine((all) => all.length === COMPETENCIES.length && all.every(({ id }, i) => id === COMPETENCIES[i]), 'are the ten competencies, in the order of their ids'),
  })
  .strict();
export type Framework = z.output<typeof frameworkSchema>;
