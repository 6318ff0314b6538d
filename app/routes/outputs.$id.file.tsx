import type { LoaderFunctionArgs } from '@remix-run/node';
import { readOutput } from '#app/domain/assistance/outputs.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { sendAttachment } from '#app/http/reply.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { kind, content } = await readOutput(person, idParam(params.id));
  return sendAttachment(context, kind, content);
}
