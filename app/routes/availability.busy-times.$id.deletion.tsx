import type { ActionFunctionArgs } from '@remix-run/node';
import { pathOfAvailability } from '#app/domain/calendar/availability-pages.ts';
import { removeBusyImport } from '#app/domain/calendar/busy-imports.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const siteId = await removeBusyImport(person, idParam(params.id));
  return goTo(context, pathOfAvailability(siteId, 'busy-times'), 'calendar.notices.removed');
}
