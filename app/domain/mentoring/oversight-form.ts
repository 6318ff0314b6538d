import * as z from 'zod/mini';

/** What was raised is seen to as it was shown: by when it was raised. */
export const seenToSchema = z.object({ raisedAt: z.iso.datetime('ui.forms.errors.invalid') });
