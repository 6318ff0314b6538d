import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { AnsweredQuestions, QuestionsForm } from '#app/domain/academy/editions/components/check-parts.tsx';
import { answersSchema } from '#app/domain/academy/editions/knowledge-check-form.ts';
import { keepAnswers, readCheckPart } from '#app/domain/academy/editions/knowledge-check.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, numberParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'academy.running'] }, await readCheckPart(person, idParam(params.id), numberParam(params.part), await localeOf(context)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { id, position } = await readCheckPart(person, idParam(params.id), numberParam(params.part), await localeOf(context));
  const form = await readForm(request, answersSchema);
  if (!form.ok) return form.refusal;
  try {
    await keepAnswers(person, id, position, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/check`, 'academy.notices.answersKept');
}

export default function CheckPartPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const { id, module, language, mayAnswer, isTold, hasBefore, round, questions } = useLoaderData<typeof loader>();
  const lead = mayAnswer ? `academy.running.check.partLead.${round ?? 'before'}` : isTold ? 'academy.running.check.partLead.told' : hasBefore ? 'academy.running.check.partLead.kept' : 'academy.running.check.partLead.over';
  return (
    <>
      <PageHeader title={<span lang={language}>{module}</span>} kicker={t('academy.running.check.title')} lead={t(lead)} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }, { name: t('academy.running.check.title'), to: `/editions/${id}/check` }]} />
      {mayAnswer ? <QuestionsForm questions={questions} answer={answer} language={language} /> : <AnsweredQuestions questions={questions} language={language} />}
    </>
  );
}
