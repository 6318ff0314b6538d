import * as z from 'zod/mini';
import { longText, ticked } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { COMPETENCIES, LEVELS, type Level } from './competencies.ts';

export const GOAL_TEXT = 2_000;
/** The most goals of a pairing that are open at once, and steps of a goal: three to five goals are what people keep up with. */
export const MOST_GOALS = 12;
export const MOST_STEPS = 40;

const level = z.pipe(z.enum(LEVELS.map(String) as [string, ...string[]], { error: 'ui.forms.errors.choose' }), z.transform((given) => Number(given) as Level));

/** A day of this century, or none. */
export const dayOrNone = z._default(
  z.pipe(
    z.string({ error: 'ui.forms.errors.date' }),
    z.transform((given, context): Date | null => {
      if (given.trim() === '') return null;
      if (/^20\d\d-\d\d-\d\d$/.test(given.trim()) && z.iso.date().safeParse(given.trim()).success) return new Date(`${given.trim()}T00:00:00Z`);
      context.issues.push({ code: 'custom', input: given, message: 'ui.forms.errors.date' });
      return z.NEVER;
    }),
  ),
  null,
);

/** A goal: in what one wants to grow, from where to where, and why. `version` 0 for a new one. */
export const goalSchema = z
  .object({
    competency: z.enum(COMPETENCIES, { error: 'ui.forms.errors.choose' }),
    startLevel: level,
    wantedLevel: level,
    why: longText(GOAL_TEXT),
    evidence: longText(GOAL_TEXT),
    version: versionFrom(0),
  })
  .check(z.refine(({ startLevel, wantedLevel }) => wantedLevel >= startLevel, { path: ['wantedLevel'], error: 'mentoring.errors.wantedBelow' }));
export type GoalEntry = z.output<typeof goalSchema>;

/** One step towards a goal. */
export const stepSchema = z.object({
  text: longText(500).check(z.minLength(1, 'ui.forms.errors.required')),
  dueOn: dayOrNone,
  evidence: z._default(longText(GOAL_TEXT), ''),
  done: ticked,
});
export type StepEntry = z.output<typeof stepSchema>;

/** A step said to be done, or not after all. */
export const completionSchema = z.object({ done: z.pipe(z.enum(['yes', 'no'], { error: 'ui.forms.errors.choose' }), z.transform((given) => given === 'yes')) });

export const goalMoveSchema = z.object({ move: z.enum(['reach', 'drop', 'takeUp'], { error: 'ui.forms.errors.choose' }) });

/** Levels as someone sees them now, by `level.<competency>`; what is left empty is not said. */
export const ratingsSchema = z.pipe(
  z.looseObject({}),
  z.transform((fields, context) =>
    Object.entries(fields).flatMap(([name, given]) => {
      const competency = COMPETENCIES.find((id) => name === `level.${id}`);
      if (!name.startsWith('level.') || given === '') return [];
      const parsed = level.safeParse(given);
      if (!competency || !parsed.success) {
        context.issues.push({ code: 'custom', input: fields, path: [name], message: 'ui.forms.errors.choose' });
        return [];
      }
      return [{ competency, level: parsed.data }];
    }),
  ),
);
export type RatingsEntry = z.output<typeof ratingsSchema>;
