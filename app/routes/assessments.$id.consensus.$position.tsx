import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { savePage } from '#app/domain/assessment/answering.server.ts';
import { readSettlement } from '#app/domain/assessment/consensus.server.ts';
import { AnswerForm } from '#app/domain/assessment/components/answer-form.tsx';
import { OwnAnswer } from '#app/domain/assessment/components/own-answer.tsx';
import { SpreadDots } from '#app/domain/assessment/components/spread-dots.tsx';
import { readPage } from '#app/domain/assessment/model.ts';
import { drawQuestions } from '#app/domain/assessment/questions.server.tsx';
import { typedAgain } from '#app/domain/assessment/typed-again.ts';
import { tellCriteria, toldAnswer } from '#app/domain/assessment/wording.ts';
import { idParam, keepTyped, numberParam, readFields } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { formErrors, goTo, page } from '#app/http/reply.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { instrument, criterion, position, spread, own, group, next } = await readSettlement(person, id, numberParam(params.position));
  const locale = await localeOf(context);
  const { choices, criteria } = tellCriteria(instrument, [criterion], locale, wordsOf(locale));
  return page(
    context,
    { title: 'assessment.titles.settlement', titleParams: { position }, words: ['assessment.answer', 'assessment.consensus'] },
    { id, position, next, spread, own: own && toldAnswer(own), choices, criteria, answer: toldAnswer(group) },
    { questions: drawQuestions([criterion], choices, locale) },
  );
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const fields = await readFields(request);
  const { criterion, next } = await readSettlement(person, id, numberParam(params.position));
  const { entries, errors } = readPage(fields, [criterion.id]);
  if (Object.keys(errors).length > 0) return formErrors(errors, keepTyped(fields));
  const [conflict] = await savePage(person, id, entries, true);
  if (conflict) return data({ errors: {}, values: keepTyped(fields), form: null, theirs: toldAnswer(conflict.theirs) }, { status: 409 });
  return goTo(context, next ? `/assessments/${id}/consensus/${next}` : `/assessments/${id}/consensus`, 'assessment.notices.settled');
}

export default function SettlementPage() {
  const { t } = useTranslation();
  const { id, position, next, spread, own, choices, criteria, questions, answer } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const theirs = sent && 'theirs' in sent ? sent.theirs : null;
  return (
    <>
      <PageHeader title={t('assessment.consensus.settle')} lead={t('assessment.consensus.settleLead')} above={[{ name: t('assessment.consensus.title'), to: `/assessments/${id}/consensus` }]} />
      <SpreadDots spread={spread} />
      {own ? <OwnAnswer own={own} choices={choices} /> : null}
      <div className="mt-6">
        <AnswerForm key={position} saveUrl={`/assessments/${id}/answers?settling`} choices={choices} criteria={criteria.map((criterion) => ({ criterion, question: questions?.[criterion.id], answer: typedAgain(criterion.id, answer, sent?.values, theirs), theirs }))} errors={sent?.errors ?? {}} conflicts={theirs ? 1 : 0} next={next ? String(next) : ''} />
      </div>
    </>
  );
}
