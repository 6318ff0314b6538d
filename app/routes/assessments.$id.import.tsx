import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { ImportForm } from '#app/domain/assessment/components/import-form.tsx';
import { readGroupPage } from '#app/domain/assessment/answering.server.ts';
import { readForm } from '#app/domain/assessment/offline-form.server.ts';
import { idParam, readFile } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { assessment } = await readGroupPage(person, idParam(params.id));
  return page(context, { title: 'assessment.titles.import', words: ['assessment.import', 'assessment.answer'] }, { id: assessment.id });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const file = await readFile(request, 'file', 2 * 1024 * 1024);
  if (file === 'tooLarge') return formErrors({ file: 'assessment.import.fileTooLarge' });
  if (!file) return formErrors({ file: 'assessment.import.notAForm' });
  try {
    const problems = await readForm(person, id, file);
    if (problems.length > 0) return data({ errors: { file: 'assessment.import.errors' }, values: {}, form: null, problems }, { status: 422 });
  } catch (error) {
    return refusedAt(error, 'file', {});
  }
  return goTo(context, `/assessments/${id}`, 'assessment.notices.imported');
}

export default function ImportPage() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.import.title')} lead={t('assessment.import.lead')} above={[{ name: t('assessment.answer.back'), to: `/assessments/${id}` }]} />
      <ImportForm id={id} answer={useActionData<typeof action>()} />
    </>
  );
}
