import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPicture } from '#app/domain/academy/library/pictures.server.ts';
import { allowAnyone } from '#app/http/person.server.ts';
import { sendPicture } from '#app/http/reply.server.ts';
import { orSignIn } from '#app/http/visitors.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await allowAnyone(context);
  return sendPicture(context, await orSignIn(context, person, readPicture(person, params.slug ?? '', params.picture ?? '')));
}
