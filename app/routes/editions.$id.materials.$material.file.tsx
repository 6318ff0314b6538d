import type { LoaderFunctionArgs } from '@remix-run/node';
import { readMaterialFile } from '#app/domain/academy/editions/day-materials.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { sendAttachment } from '#app/http/reply.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { kind, content } = await readMaterialFile(person, idParam(params.id), idParam(params.material));
  return sendAttachment(context, kind, content);
}
