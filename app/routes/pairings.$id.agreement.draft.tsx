import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { agreementSchema } from '#app/domain/mentoring/agreement-form.ts';
import { readAgreementForm, saveAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { fieldsOfAgreement, templateIn } from '#app/domain/mentoring/agreement-template.server.ts';
import { AgreementForm } from '#app/domain/mentoring/components/agreement-form.tsx';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { standing, written } = await readAgreementForm(person, idParam(params.id));
  const fields = written ? fieldsOfAgreement(written) : templateIn(await localeOf(context));
  return page(context, { title: 'mentoring.titles.agreement', words: ['mentoring.agreement', 'mentoring.errors', 'mentoring.refusals'] }, { id: standing.pairing.id, fields, edit: written?.edit ?? 0, savedAt: written?.editedAt.toISOString() ?? null });
}

/** Without JavaScript: saves what the form holds. Over the other's newer words nothing is written, and both are shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const form = await readForm(request, agreementSchema);
  if (!form.ok) {
    await readAgreementForm(person, id);
    return form.refusal;
  }
  const saved = await saveAgreement(person, id, form.value);
  if (saved.state === 'conflict') return data({ errors: {}, values: form.typed, form: null, newer: { version: saved.theirs.edit, fields: fieldsOfAgreement(saved.theirs) } }, { status: 409 });
  return goTo(context, `/pairings/${id}/agreement`, 'mentoring.notices.saved');
}

export default function AgreementDraftPage() {
  const { t } = useTranslation();
  const form = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('mentoring.agreement.editTitle')} lead={t('mentoring.agreement.editLead')} above={[{ name: t('mentoring.agreement.title'), to: `/pairings/${form.id}/agreement` }]} />
      <AgreementForm {...form} answer={useActionData<typeof action>()} />
    </>
  );
}
