import * as z from 'zod/mini';

/** Which of two equal hours is meant, as a form sends it: empty where nobody has said. */
export const whichOfTwo = z.enum(['', 'first', 'second'], { error: 'ui.forms.errors.choose' });
