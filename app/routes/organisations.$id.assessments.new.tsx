import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { StartForm } from '#app/domain/assessment/components/start-form.tsx';
import { startSchema } from '#app/domain/assessment/model.ts';
import { readStart, startAssessment } from '#app/domain/assessment/start.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const { organisation, components, people, more } = await readStart(person, idParam(params.id));
  const locale = await localeOf(context);
  const named = components.map(({ id, name, criteria }) => ({ id, name: name[locale], criteria }));
  return page(context, { title: 'assessment.titles.start', words: ['assessment.start', 'assessment.list', 'assessment.modes', 'assessment.refusals'] }, { organisation, components: named, people, more, me: person.id });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const form = await readForm(request, startSchema);
  if (!form.ok) return form.refusal;
  try {
    return goTo(context, `/assessments/${await startAssessment(person, idParam(params.id), form.value)}`, 'assessment.notices.started');
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'assessment.refusals.dayPast') throw error;
    return refusedAt(error, 'dueOn', form.typed);
  }
}

export default function StartPage() {
  const { t } = useTranslation();
  const { organisation, components, people, more, me } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('assessment.start.title')} lead={t('assessment.start.lead')} above={[{ name: t('assessment.list.title'), to: `/organisations/${organisation.id}/assessments` }]} />
      <StartForm components={components} people={people} more={more} me={me} answer={useActionData<typeof action>()} />
    </>
  );
}
