import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { Role } from '#app/platform/generated/enums.ts';

/** Apart from the other forms of the network: their lists of countries are no part of this one. */
export const invitationSchema = z.object({
  role: z.enum(Role, { error: 'ui.forms.errors.choose' }),
  locale: z.enum(LOCALES, { error: 'ui.forms.errors.choose' }),
  note: longText(500),
});
