import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { TermsForm } from '#app/domain/assistance/components/terms-form.tsx';
import { termsSchema } from '#app/domain/assistance/model.ts';
import { fieldsOfTerms } from '#app/domain/assistance/request-fields.ts';
import { readTermsForm, saveTerms } from '#app/domain/assistance/terms.server.ts';
import { headingOf } from '#app/domain/assistance/heading.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { engagement, written } = await readTermsForm(person, idParam(params.id));
  return page(context, { title: 'assistance.titles.terms', words: ['assistance.terms', 'assistance.errors', 'assistance.refusals'] }, { engagementId: engagement.id, names: headingOf(await localeOf(context), { organisations: engagement.organisations, engagement }), fields: fieldsOfTerms(written), edit: written.edit, savedAt: written.editedAt.toISOString() });
}

/** Without JavaScript: saves what the form holds. Over someone else's newer words nothing is written, and both are shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, termsSchema);
  if (!form.ok) return form.refusal;
  const saved = await saveTerms(person, id, form.value);
  if (saved.state === 'conflict') return data({ errors: {}, values: form.typed, form: null, newer: { version: saved.theirs.edit, fields: fieldsOfTerms(saved.theirs) } }, { status: 409 });
  return goTo(context, `/engagements/${id}/terms`, 'assistance.notices.saved');
}

export default function TermsDraftPage() {
  const { t } = useTranslation();
  const { names, ...form } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assistance.terms.editTitle')} kicker={names.join(' · ')} lead={t('assistance.terms.editLead')} above={[{ name: t('assistance.terms.title'), to: `/engagements/${form.engagementId}/terms` }]} />
      <TermsForm {...form} answer={useActionData<typeof action>()} />
    </>
  );
}
