import type { ActionFunctionArgs } from '@remix-run/node';
import { closeSite } from '#app/domain/calendar/sites.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, `/networks/${await closeSite(person, idParam(params.id))}/sites`, 'calendar.notices.siteClosed');
}
