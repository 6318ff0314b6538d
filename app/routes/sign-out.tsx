import { type ActionFunctionArgs } from '@remix-run/node';
import { endSession } from '#app/domain/accounts/lucia.server.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  await allowAnyone(context);
  const sessionId = context.cookie('__Host-s');
  if (sessionId) await endSession(sessionId);
  context.dropCookie('__Host-s');
  context.setHeader('Clear-Site-Data', '"cache", "storage"');
  return goTo(context, '/sign-in', 'accounts.notices.signedOut');
}
