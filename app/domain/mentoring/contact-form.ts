import * as z from 'zod/mini';

/** Whether one wants contact with the other of a pairing that has ended. */
export const contactSchema = z.object({ contact: z.enum(['none', 'allowed'], { error: 'ui.forms.errors.choose' }) });
