import type { ActionFunctionArgs } from '@remix-run/node';
import { closeReading } from '#app/domain/academy/library/open-reading.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await closeReading(person, 'module', params.slug ?? '');
  return goTo(context, `/modules/${params.slug}`, 'academy.notices.closed');
}
