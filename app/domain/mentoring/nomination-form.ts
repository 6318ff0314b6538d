import * as z from 'zod/mini';

/** Whom a lead nominates. */
export const nominationSchema = z.object({ person: z.uuid('ui.forms.errors.choose') });
