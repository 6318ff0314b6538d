import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { debriefVisit } from '#app/domain/academy/sites/visit-course.server.ts';
import { VISIT_TEXT } from '#app/domain/academy/sites/visit-bounds.ts';
import { debriefSchema, VISIT_WORDS } from '#app/domain/academy/sites/visit-forms.ts';
import { findVisitTo } from '#app/domain/academy/sites/visits.server.ts';
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
  const { row } = await findVisitTo(person, idParam(params.id), 'debrief', 'visits');
  return page(context, { title: 'academy.titles.visit', words: VISIT_WORDS }, { id: row.id, version: row.version });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  await findVisitTo(person, id, 'debrief', 'visits');
  const form = await readForm(request, debriefSchema);
  if (!form.ok) return form.refusal;
  try {
    await debriefVisit(person, id, form.value);
  } catch (error) {
    return refusedAt(error, 'form', form.typed);
  }
  return goTo(context, `/visits/${id}`, 'academy.notices.visitDebriefed');
}

export default function VisitDebriefPage() {
  const { t } = useTranslation();
  const { id, version } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.visits.lookBack')} lead={t('academy.visits.debriefLead')} above={[{ name: t('academy.titles.visit'), to: `/visits/${id}` }]} />
      <ValidatedForm answer={useActionData<typeof action>()} submit={t('academy.visits.keep')}>
        <VersionField value={version} />
        <TextAreaField name="saw" label={t('academy.visits.saw')} rows={5} max={VISIT_TEXT} />
        <TextAreaField name="takeHome" label={t('academy.visits.takeHome')} hint={t('academy.visits.takeHomeHint')} rows={5} max={VISIT_TEXT} />
        <TextAreaField name="willTry" label={t('academy.visits.willTry')} rows={5} max={VISIT_TEXT} />
      </ValidatedForm>
    </>
  );
}
