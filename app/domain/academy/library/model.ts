import { z } from 'zod';
import type { ModuleState } from '#app/platform/generated/enums.ts';
import { AUDIENCES, BLOCK_KINDS, LETTERS, LICENCES, LONGEST_NAME, NAME_IN_ADDRESS } from '../vocabulary.ts';

/** How long a session may be, in minutes. */
export const SESSION = { least: 150, most: 240 } as const;
/** Up to these minutes a session counts as short in the library. */
export const SHORT_SESSION = 180;

/** A name in files and addresses. */
export const nameSchema = z.string().max(LONGEST_NAME, `has at most ${LONGEST_NAME} letters`).regex(NAME_IN_ADDRESS, 'is made of small letters, digits and hyphens');
const keys = (least: number, most: number) => z.array(nameSchema).min(least, `names at least ${least}`).max(most, `names at most ${most}`);

const block = z.strictObject({ id: nameSchema, kind: z.enum(BLOCK_KINDS, `is one of ${BLOCK_KINDS.join(', ')}`), minutes: z.int('is a whole number').min(5, 'is at least 5').max(120, 'is at most 120') });
/** A question can name the objective that it checks, counted from one in the order of the text. */
const question = z.strictObject({ id: nameSchema, right: z.enum(LETTERS, `is one of ${LETTERS.join(', ')}`), objective: z.int('is a whole number').min(1, 'begins at 1').max(7, 'is at most 7').optional() });

/** The head of a module: all that is the same in every language. */
export const moduleHeadSchema = z.strictObject({
  version: z.int('is a whole number').min(1, 'begins at 1'),
  licence: z.literal(LICENCES, 'is CC-BY-NC-SA-4.0, CC-BY-SA-4.0, CC-BY-4.0 or CC0-1.0'),
  /** What stands in addresses, where the folder's name would tell too much to whoever looks on. */
  address: nameSchema.optional(),
  components: keys(0, 6),
  criteria: keys(2, 8),
  competencies: keys(1, 4),
  prerequisites: keys(0, 18),
  audience: z.array(z.enum(AUDIENCES, `is one of ${AUDIENCES.join(', ')}`)).min(1, 'names at least 1'),
  plan: z.array(block).min(5, 'has 5 to 9 blocks').max(9, 'has 5 to 9 blocks'),
  questions: z.array(question).min(6, 'has 6 to 10 questions').max(10, 'has 6 to 10 questions'),
});
export type ModuleHead = z.output<typeof moduleHeadSchema>;

const words = z.strictObject({ en: z.string().trim().min(1, 'is empty'), fr: z.string().trim().min(1, 'is empty') });

/** A curriculum: modules in the order in which they are taught. */
export const curriculumSchema = z.strictObject({ title: words, summary: words, modules: z.array(nameSchema).min(1, 'names at least 1') });
export type CurriculumFile = z.output<typeof curriculumSchema>;

const phrase = (most: number) => z.string().trim().min(1, 'is empty').max(most, `has at most ${most} letters`).regex(/^[^\n[\]<>]*$/, 'is one line without brackets');
const explained = z.strictObject({ term: phrase(60), also: z.array(phrase(60)).max(8, 'names at most 8').optional(), meaning: phrase(400) });

/** Words that modules explain, by their keys. */
export const glossarySchema = z.record(nameSchema, z.strictObject({ en: explained, fr: explained }));
export type GlossaryFile = z.output<typeof glossarySchema>;

export function minutesOf({ plan }: Pick<ModuleHead, 'plan'>): number {
  return plan.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The life of a version that is written in the browser: which moves there are from a state, and where each leads. */
export const MOVES = {
  draft: { submit: 'in_review' },
  in_review: { return: 'draft', publish: 'published' },
  published: { supersede: 'superseded', withdraw: 'withdrawn' },
  superseded: {},
  withdrawn: {},
} as const satisfies Record<ModuleState, Partial<Record<string, ModuleState>>>;
