import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { ReflectionForm, ReflectionResult } from '#app/domain/academy/editions/components/reflection-parts.tsx';
import { findGoing } from '#app/domain/academy/editions/edition-part.server.ts';
import { reflectionSchema } from '#app/domain/academy/editions/reflection-form.ts';
import { giveReflection, readReflection } from '#app/domain/academy/editions/reflections.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, numberParam, readForm } from '#app/http/form.server.ts';
import { pageMeta, still } from '#app/http/page.ts';
import { requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;
export const handle = still;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  return page(context, { title: 'academy.titles.edition', words: ['academy.editions', 'academy.running'] }, await readReflection(person, idParam(params.id), numberParam(params.day)));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { edition: { id } } = await findGoing(person, idParam(params.id));
  const number = numberParam(params.day);
  const form = await readForm(request, reflectionSchema);
  if (!form.ok) return form.refusal;
  try {
    await giveReflection(person, id, number, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/days/${number}/reflection`, 'academy.notices.reflected');
}

export default function ReflectionPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useActionData<typeof action>();
  const { id, number, day, leads, goes, stands, hasGiven, mayAnswer, figures } = useLoaderData<typeof loader>();
  const lead = figures ? 'shown' : mayAnswer ? 'ask' : goes && hasGiven ? 'given' : stands === 'open' ? 'shownLater' : stands === 'to_come' ? 'toCome' : leads ? 'few' : 'over';
  return (
    <>
      <PageHeader title={t('academy.running.reflection.title')} lead={t(`academy.running.reflection.lead.${lead}`, { count: figures?.people ?? 0 })} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }, { name: t('academy.running.day', { number, date: format.date(day) }), to: `/editions/${id}/days/${number}` }]} />
      {mayAnswer ? <ReflectionForm answer={answer} /> : null}
      {figures ? <ReflectionResult figures={figures} /> : null}
    </>
  );
}
