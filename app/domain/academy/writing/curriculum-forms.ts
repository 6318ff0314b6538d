import * as z from 'zod/mini';
import { longText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { TEXTS } from './curriculum-texts.ts';
import { address } from './draft-forms.ts';

const choose = { error: 'ui.forms.errors.choose' };
const required = z.minLength(1, 'ui.forms.errors.required');
const title = shortText(160).check(required);
const summary = longText(2_000).check(required);

/** What a curriculum is called and is for, in both languages. */
const texts = { titleEn: title, titleFr: title, summaryEn: summary, summaryFr: summary };
export const curriculumTextsSchema = z.object({ ...texts, edit: versionFrom(1) });
export type CurriculumTextsEntry = z.output<typeof curriculumTextsSchema>;

/** A curriculum to be begun, empty or as a copy. */
export const beginCurriculumSchema = z.object({ network: z.uuid(choose), address, ...texts });
export type BeginCurriculumEntry = z.output<typeof beginCurriculumSchema>;

/** One of its modules, or one that is to become one. */
export const inOrderSchema = z.object({ module: z.uuid(choose) });
export const stepSchema = z.object({ module: z.uuid(choose), to: z.enum(['up', 'down'], choose) });
export const replacementSchema = z.object({ module: z.uuid(choose), by: z.uuid(choose) });
/** A change of what it was adapted from: taken or left. */
export const orderChoiceSchema = z.object({ module: z.uuid(choose), kind: z.enum(['added', 'removed', 'moved'], choose), choice: z.enum(['take', 'leave'], choose) });
export type OrderChoiceEntry = z.output<typeof orderChoiceSchema>;
/** The same for one of its texts, as it says now and over what one's own said. */
export const textChoiceSchema = z.object({ text: z.enum(TEXTS, choose), said: longText(2_000), edit: versionFrom(1), choice: z.enum(['take', 'leave'], choose) });
export type TextChoiceEntry = z.output<typeof textChoiceSchema>;
