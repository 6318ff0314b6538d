import type { ActionFunctionArgs } from '@remix-run/node';
import { answerProposal } from '#app/domain/mentoring/proposals.server.ts';
import { idParam } from '#app/http/form.server.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo } from '#app/http/reply.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const outcome = await answerProposal(person, id, 'accept');
  if (outcome.came === 'lapsed') return goTo(context, `/proposals/${id}`, 'mentoring.notices.proposalLapsed');
  return goTo(context, `/proposals/${id}`, outcome.came === 'paired' ? 'mentoring.notices.paired' : 'mentoring.notices.acceptedWaiting');
}
