import type { ActionFunctionArgs } from '@remix-run/node';
import { removeOutput } from '#app/domain/assistance/outputs.server.ts';
import { pathOf } from '#app/domain/assistance/parts.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  return goTo(context, pathOf(await removeOutput(person, idParam(params.id)), 'outputs'), 'assistance.notices.removed');
}
