import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { keepPreparation, readPreparation } from '#app/domain/academy/sites/visit-course.server.ts';
import { VISIT_TEXT } from '#app/domain/academy/sites/visit-bounds.ts';
import { preparationSchema, VISIT_WORDS } from '#app/domain/academy/sites/visit-forms.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { ValidatedForm, VersionField } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { values, version } = await readPreparation(person, id);
  return page(context, { title: 'academy.titles.visit', words: VISIT_WORDS }, { id, values, version });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await readPreparation(person, id);
  const form = await readForm(request, preparationSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepPreparation(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/visits/${id}`, 'academy.notices.visitKept');
}

export default function VisitPreparationPage() {
  const { t } = useTranslation();
  const { id, values, version } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.prepare')} lead={t('academy.visits.prepareLead')} above={[{ name: t('academy.titles.visit'), to: `/visits/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} values={values} submit={t('academy.visits.keep')}>
        <VersionField value={version} />
        <TextAreaField name="questions" label={t('academy.visits.questions')} hint={t('academy.visits.questionsHint')} rows={6} max={VISIT_TEXT} optional />
        <TextAreaField name="agenda" label={t('academy.visits.agenda')} hint={t('academy.visits.agendaHint')} rows={6} max={VISIT_TEXT} optional />
      </ValidatedForm>
    </>
  );
}
