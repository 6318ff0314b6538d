import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { chooseLocale } from '#app/domain/accounts/account.server.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { readForm } from '#app/http/form.server.ts';
import { safeReturnTo } from '#app/http/paths.ts';
import { allowAnyone } from '#app/http/person.server.ts';

const schema = z.object({ locale: z.enum(LOCALES, { error: 'ui.forms.errors.choose' }), to: z.string().optional() });

export async function action({ context, request }: ActionFunctionArgs) {
  const person = await allowAnyone(context);
  const form = await readForm(request, schema);
  if (!form.ok) return form.refusal;
  if (person) await chooseLocale(person, form.value.locale);
  context.setCookie('__Host-l', form.value.locale);
  return redirect(safeReturnTo(form.value.to, '/'), 303);
}
