import type { ActionFunctionArgs } from '@remix-run/node';
import { readNotification } from '#app/domain/notifications/notifications.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

/** Marks one as read and goes on to what it is about, which decides for itself who may read it. */
export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, await readNotification(person, idParam(params.id)));
}
