import type { ActionFunctionArgs } from '@remix-run/node';
import { readAll } from '#app/domain/notifications/notifications.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

/** Marks all as read. */
export async function action({ context }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await readAll(person);
  return goTo(context, '/notifications', 'notifications.notices.allRead');
}
