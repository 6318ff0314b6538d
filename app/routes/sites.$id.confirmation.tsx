import type { ActionFunctionArgs } from '@remix-run/node';
import { confirmSite } from '#app/domain/academy/sites/site-standing.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await confirmSite(person, id);
  return goTo(context, `/sites/${id}`, 'academy.notices.siteConfirmed');
}
