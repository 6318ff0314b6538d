import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { readAnswerPage, savePage } from '#app/domain/assessment/answering.server.ts';
import { AnswerForm } from '#app/domain/assessment/components/answer-form.tsx';
import { readPage } from '#app/domain/assessment/model.ts';
import { drawQuestions } from '#app/domain/assessment/questions.server.tsx';
import { typedAgain } from '#app/domain/assessment/typed-again.ts';
import { tellCriteria, toldAnswer } from '#app/domain/assessment/wording.ts';
import { idParam, keepTyped, numberParam, readFields } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page } from '#app/http/reply.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { component, instrument, positions, answers } = await readAnswerPage(person, id, numberParam(params.position));
  const locale = await localeOf(context);
  const next = positions.find((position) => position > component.position) ?? null;
  const { choices, criteria } = tellCriteria(instrument, component.criteria, locale, wordsOf(locale));
  return page(
    context,
    { title: 'assessment.titles.component', titleParams: { position: component.position }, words: ['assessment.answer'] },
    { id, position: component.position, next, name: component.name[locale], summary: component.summary[locale], choices, criteria: criteria.map((criterion) => ({ criterion, answer: toldAnswer(answers.find((one) => one.criterion === criterion.id)) })) },
    { questions: drawQuestions(component.criteria, choices, locale) },
  );
}

/** Without JavaScript: saves all that is on the page. What met a newer answer is shown beside it, and was not saved. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const position = numberParam(params.position);
  const fields = await readFields(request);
  const { component, positions } = await readAnswerPage(person, id, position);
  const { entries, errors } = readPage(fields, component.criteria.map((one) => one.id));
  if (Object.keys(errors).length > 0) return formErrors(errors, keepTyped(fields));
  const conflicts = await savePage(person, id, entries);
  if (conflicts.length > 0) return data({ errors: {}, values: keepTyped(fields), form: null, conflicts: conflicts.map(({ entry, theirs }) => ({ criterion: entry.criterion, theirs: toldAnswer(theirs) })) }, { status: 409 });
  const next = positions.find((other) => other > position);
  return goTo(context, next ? `/assessments/${id}/components/${next}` : `/assessments/${id}`, 'assessment.notices.pageSaved');
}

export default function ComponentPage() {
  const { t } = useTranslation();
  const { id, position, next, name, summary, choices, criteria, questions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const conflicts: readonly { criterion: string; theirs: ReturnType<typeof toldAnswer> }[] = answer && 'conflicts' in answer ? answer.conflicts : [];
  const shown = criteria.map(({ criterion, answer: standing }) => {
    const theirs = conflicts.find((other) => other.criterion === criterion.id)?.theirs ?? null;
    return { criterion, question: questions?.[criterion.id], answer: typedAgain(criterion.id, standing, answer?.values, theirs), theirs };
  });
  return (
    <>
      <PageHeader title={name} lead={summary} above={[{ name: t('assessment.answer.back'), to: `/assessments/${id}` }]} />
      <AnswerForm key={position} saveUrl={`/assessments/${id}/answers`} choices={choices} criteria={shown} errors={answer?.errors ?? {}} conflicts={conflicts.length} next={next ? String(next) : ''} />
      {next ? <p className="mt-4"><Link to={`/assessments/${id}/components/${next}`}>{t('assessment.answer.next')}</Link></p> : null}
    </>
  );
}
