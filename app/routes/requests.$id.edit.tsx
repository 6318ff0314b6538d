import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { listOwnPriorities } from '#app/domain/assessment/own-priorities.server.ts';
import { readRequestForm, saveRequest } from '#app/domain/assistance/asking.server.ts';
import { RequestForm } from '#app/domain/assistance/components/request-form.tsx';
import { ownPrioritiesOf, requestChoices } from '#app/domain/assistance/request-choices.server.ts';
import { fieldsOfRequest } from '#app/domain/assistance/request-fields.ts';
import { draftSchema } from '#app/domain/assistance/request-form.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { request, written } = await readRequestForm(person, idParam(params.id));
  const offered = await listOwnPriorities(person, request.organisationId);
  const choices = requestChoices(await localeOf(context), written, offered);
  return page(context, { title: 'assistance.titles.edit', words: ['assistance.ask', 'assistance.topics', 'assistance.forms', 'assistance.urgencies', 'assistance.errors', 'assistance.refusals', 'assistance.list.title'] }, {
    id: request.id,
    organisation: request.organisation,
    isDraft: request.state === 'draft',
    choices,
    fields: fieldsOfRequest(written),
    version: written.version,
    savedAt: written.changedAt.toISOString(),
  });
}

/** Without JavaScript: saves what the form holds. Over someone else's newer words nothing is written, and both are shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, draftSchema);
  if (!form.ok) return form.refusal;
  const saved = await saveRequest(person, id, form.value, ownPrioritiesOf(person, listOwnPriorities));
  if (saved.state === 'incomplete') return formErrors(saved.errors, form.typed);
  if (saved.state === 'conflict') return data({ errors: {}, values: form.typed, form: null, newer: { version: saved.theirs.version, fields: fieldsOfRequest(saved.theirs) } }, { status: 409 });
  return saved.isDraft ? goTo(context, `/requests/${id}/submission`) : goTo(context, `/requests/${id}`, 'assistance.notices.saved');
}

export default function RequestEditPage() {
  const { t } = useTranslation();
  const { organisation, ...form } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t(form.isDraft ? 'assistance.ask.title' : 'assistance.ask.changeTitle')} kicker={organisation.name} lead={t(form.isDraft ? 'assistance.ask.lead' : 'assistance.ask.changeLead')} above={[{ name: t('assistance.list.title'), to: `/organisations/${organisation.id}/requests` }]} />
      <RequestForm {...form} answer={useActionData<typeof action>()} />
    </>
  );
}
