import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPictureFile } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { sendPicture } from '#app/http/reply.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return sendPicture(context, await readPictureFile(person, idParam(params.id), idParam(params.picture)));
}
