import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { engagementSchema, type EngagementEntry } from '#app/domain/assistance/request-form.ts';
import { readScoping } from '#app/domain/assistance/scoping.server.ts';
import type { RequestContext } from './context.server.ts';
import { readForm } from './form.server.ts';
import { goTo, page, refusedAt } from './reply.server.ts';

/** What a request can go on in: for who accepts it, and for who goes on with it once more. */
export async function engagingPage(context: RequestContext, title: string, person: AskingPerson, id: string) {
  return page(context, { title, words: ['assistance.accept', 'assistance.topics', 'assistance.forms', 'assistance.thread.back'] }, await readScoping(person, id));
}

/** Goes on as the form says, and then to the engagement. Two moves share it: a press on one must never make the other. */
export async function takeEngagement(context: RequestContext, request: Request, goOn: (entry: EngagementEntry) => Promise<string>) {
  const form = await readForm(request, engagementSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/engagements/${await goOn(form.value)}`, 'assistance.notices.accepted');
  } catch (error) {
    // What was chosen to be joined can have gone on meanwhile: then one chooses again.
    if (form.value.engagementId === null) throw error;
    return refusedAt(error, 'engagementId', form.typed);
  }
}
