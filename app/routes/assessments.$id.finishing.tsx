import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { setFinished } from '#app/domain/assessment/participation.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

const schema = z.object({ finished: z.enum(['yes', 'no'], { error: 'ui.forms.errors.choose' }) });

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, schema);
  if (!form.ok) return form.refusal;
  await setFinished(person, id, form.value.finished === 'yes');
  return goTo(context, `/assessments/${id}`, form.value.finished === 'yes' ? 'assessment.notices.finished' : 'assessment.notices.takenUp');
}
