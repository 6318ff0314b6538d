import * as z from 'zod/mini';
import { longText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { AVAILABLE, BLOCK_MINUTES, BODY_LIMIT, MANY, NOTES_LIMIT, OBJECTIVE_NUMBERS, TITLE_LIMIT } from './draft-pieces.ts';
import { WRITTEN } from '../headings.ts';
import { lineTooMarked } from '../library/markdown-bounds.ts';
import { AUDIENCES, BLOCK_KINDS, LETTERS, LICENCES, LONGEST_NAME, NAME_IN_ADDRESS } from '../vocabulary.ts';

const choose = { error: 'ui.forms.errors.choose' };
const required = z.minLength(1, 'ui.forms.errors.required');

/** Whole minutes within bounds, as digits. */
function minutes({ least, most }: { least: number; most: number }, error: string) {
  return z.pipe(
    z.string({ error }).check(z.regex(/^ *\d{1,4} *$/, error)),
    z.transform((given, context) => {
      const count = Number(given);
      if (count >= least && count <= most) return count;
      context.issues.push({ code: 'custom', input: given, message: error });
      return z.NEVER;
    }),
  );
}

const available = minutes(AVAILABLE, 'academy.authoring.errors.available');
const blockMinutes = minutes(BLOCK_MINUTES, 'academy.authoring.errors.blockMinutes');

/** What stands in the address: small letters, digits, hyphens. */
export const address = shortText(LONGEST_NAME).check(required, z.regex(NAME_IN_ADDRESS, 'academy.authoring.errors.address'));

/** A module to be begun. */
export const beginSchema = z.object({ network: z.uuid(choose), title: shortText(TITLE_LIMIT).check(required), address, language: z.enum(WRITTEN, choose), available });
export type BeginEntry = z.output<typeof beginSchema>;

/** A module to be adapted: for which network, under which address, written first in which of its languages. */
export const adaptSchema = z.object({ network: z.uuid(choose), address, language: z.enum(WRITTEN, choose) });
export type AdaptEntry = z.output<typeof adaptSchema>;

/** A change of the origin to be taken or left, or decided anew: by the piece's name, of the version and over the draft that were seen. */
const ofOrigin = { key: shortText(80).check(required), origin: z.uuid(choose), edit: versionFrom(1) };
export const choiceSchema = z.object({ ...ofOrigin, choice: z.enum(['take', 'leave'], choose) });
export type ChoiceEntry = z.output<typeof choiceSchema>;
export const undoSchema = z.object(ofOrigin);
export type UndoEntry = z.output<typeof undoSchema>;

/** All that is the same in every language, but for the plan. */
const ids = z._default(z.array(z.string(choose).check(z.maxLength(80, 'ui.forms.errors.choose')), choose).check(z.maxLength(60, 'ui.forms.errors.choose')), []);
export const factsSchema = z.object({ available, licence: z.enum(LICENCES, choose), audience: z._default(z.array(z.enum(AUDIENCES, choose), choose), []), components: ids, criteria: ids, competencies: ids, prerequisites: ids, edit: versionFrom(1) });
export type FactsEntry = z.output<typeof factsSchema>;

/** A block or a question to be added at the end. */
export const addSchema = z.object({ kind: z.enum(MANY, choose) });

/** The objective that a question checks, counted from one; empty for none, and left as it is where it is not sent. */
const objective = z.optional(
  z.pipe(
    z.enum(['', ...OBJECTIVE_NUMBERS], choose),
    z.transform((given) => (given === '' ? null : Number(given))),
  ),
);
/** Markdown that can be read in little time. */
function markdown(limit: number) {
  return longText(limit).check(z.refine((text) => text.length > limit || lineTooMarked(text) === null, 'academy.authoring.errors.marks'));
}

const words = {
  title: z._default(shortText(TITLE_LIMIT), ''),
  body: z._default(markdown(BODY_LIMIT), ''),
  notes: z._default(markdown(NOTES_LIMIT), ''),
  edit: versionFrom(0),
  seen: z.optional(versionFrom(0)),
  upToDate: z._default(z.enum(['', 'on'], choose), ''),
};
export const wordsSchema = z.object(words);
export const blockSchema = z.object({ ...words, blockKind: z.enum(BLOCK_KINDS, choose), minutes: blockMinutes });
export const questionSchema = z.object({ ...words, right: z.enum(LETTERS, choose), objective });

/**
 * What is sent of a piece: its words over the edit that was seen (0 where there were none), and in the source what is the same in every language. With a
 * translation goes the edit of the source that stood beside it (`seen`), and whether its translator says that all which changed there is in it.
 */
export type PieceEntry = Omit<z.output<typeof wordsSchema>, 'upToDate'> & { upToDate?: '' | 'on'; blockKind?: (typeof BLOCK_KINDS)[number]; minutes?: number; right?: (typeof LETTERS)[number]; objective?: number | null };

/** The schema for a piece: what is the same in every language is said in the source alone. */
export function pieceSchema(kind: string, isSource: boolean): z.ZodMiniType<PieceEntry> {
  return (isSource && kind === 'block' ? blockSchema : isSource && kind === 'question' ? questionSchema : wordsSchema) as z.ZodMiniType<PieceEntry>;
}

/** Where a piece goes among those of its kind: a step, or a place counted from 1. */
export const placeSchema = z.object({ to: z.union([z.enum(['up', 'down']), z.string().check(z.regex(/^[1-9]\d?$/))], choose) });

/** Taking away names the edit that was seen: nobody takes away what somebody is writing. */
export const removalSchema = z.object({ edit: versionFrom(0) });

export const previewSchema = z.object({ text: markdown(BODY_LIMIT) });

/** What a reviewer says of a piece. */
export const commentSchema = z.object({ piece: z.uuid(choose), text: longText(4_000).check(required) });

/** Approving and publishing name the edit that was read. */
export const readEditSchema = z.object({ edit: versionFrom(1) });
