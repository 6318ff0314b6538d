import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { PapersForm, MaterialList } from '#app/domain/academy/editions/components/material-parts.tsx';
import { papersSchema } from '#app/domain/academy/editions/day-material-form.ts';
import { layOutPapers, readLayingOut } from '#app/domain/academy/editions/day-materials.server.ts';
import { findLeading } from '#app/domain/academy/editions/edition-part.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, numberParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const day = await readLayingOut(person, idParam(params.id), numberParam(params.day), await localeOf(context));
  return page(context, { title: 'academy.titles.edition', words: ['academy.running.materials', 'academy.running.day', 'academy.running.refusals', 'academy.editions.edition'] }, day);
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { edition: { id } } = await findLeading(person, idParam(params.id));
  const number = numberParam(params.day);
  const form = await readForm(request, papersSchema);
  if (!form.ok) return form.refusal;
  try {
    await layOutPapers(person, id, number, form.value);
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/days/${number}/papers`, 'academy.notices.laidOut');
}

export default function LayingOutPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useActionData<typeof action>();
  const { id, number, day, mayWrite, materials, modules } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.running.materials.papersTitle')} lead={t(mayWrite ? 'academy.running.materials.papersTitleLead' : 'academy.running.materials.over')} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }, { name: t('academy.running.day', { number, date: format.date(day) }), to: `/editions/${id}/days/${number}` }]} />
      {mayWrite ? <PapersForm modules={modules} answer={answer} /> : null}
      <Section className="mt-10" title={t('academy.running.materials.laidOut')}>
        <MaterialList edition={id} materials={materials} mayTakeAway={mayWrite} />
      </Section>
    </>
  );
}
