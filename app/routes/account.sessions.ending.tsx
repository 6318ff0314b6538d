import type { ActionFunctionArgs } from '@remix-run/node';
import { signOutEverywhere } from '#app/domain/accounts/lucia.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

/** Signs out everywhere. */
export async function action({ context }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  await signOutEverywhere(person.id);
  context.dropCookie('__Host-s');
  return goTo(context, '/sign-in', 'accounts.notices.signedOut');
}
