import * as z from 'zod/mini';
import { versionFrom } from '#app/domain/version.ts';

const id = z.uuid('ui.forms.errors.choose');

/** What is done to a round names the version that its doer saw. */
export const roundVersionSchema = z.object({ version: versionFrom(1) });

/** A pair that is fixed or forbidden. */
export const wishSchema = z.object({ mentee: id, mentor: id, kind: z.enum(['fixed', 'forbidden'], 'ui.forms.errors.choose'), version: versionFrom(1) });

/** A wish that is taken back. */
export const wishRemovalSchema = z.object({ mentee: id, mentor: id, version: versionFrom(1) });

/** Two mentees whose mentors are exchanged. */
export const swapSchema = z.object({ mentee: id, other: id, version: versionFrom(1) });

/** A new round: the other networks that are asked to take part. */
export const roundSchema = z.object({ networks: z._default(z.array(id), []) });

/** The mentee with whom the page of an exchange was opened. */
export const swapQuerySchema = z.object({ mentee: z._default(z.catch(z.union([z.literal(''), z.uuid()]), ''), '') });
