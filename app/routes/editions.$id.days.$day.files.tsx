import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { DayFileForm, MaterialList } from '#app/domain/academy/editions/components/material-parts.tsx';
import { dayFileSchema } from '#app/domain/academy/editions/day-material-form.ts';
import { layOutFile, readLayingOut } from '#app/domain/academy/editions/day-materials.server.ts';
import { findLeading } from '#app/domain/academy/editions/edition-part.server.ts';
import { refusedOfEdition } from '#app/http/edition-refusals.server.ts';
import { idParam, numberParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { ACCEPTED_ENDINGS, MOST_FILE_BYTES } from '#app/platform/file-kinds.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const day = await readLayingOut(person, idParam(params.id), numberParam(params.day), await localeOf(context));
  return page(context, { title: 'academy.titles.edition', words: ['academy.running.materials', 'academy.running.day', 'academy.running.refusals', 'academy.editions.edition'] }, { ...day, files: { endings: ACCEPTED_ENDINGS, most: MOST_FILE_BYTES } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const { edition: { id } } = await findLeading(person, idParam(params.id));
  const number = numberParam(params.day);
  const form = await readForm(request, dayFileSchema);
  if (!form.ok) return form.refusal;
  try {
    const { title, file } = form.value;
    await layOutFile(person, id, number, { title, bytes: Buffer.from(await file.arrayBuffer()), givenName: file.name });
  } catch (error) {
    return refusedOfEdition(error, form.typed);
  }
  return goTo(context, `/editions/${id}/days/${number}/files`, 'academy.notices.laidOut');
}

export default function LayingOutPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useActionData<typeof action>();
  const { id, number, day, mayWrite, materials, files } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.running.materials.filesTitle')} lead={t(mayWrite ? 'academy.running.materials.filesTitleLead' : 'academy.running.materials.over')} above={[{ name: t('academy.editions.edition'), to: `/editions/${id}` }, { name: t('academy.running.day', { number, date: format.date(day) }), to: `/editions/${id}/days/${number}` }]} />
      {mayWrite ? <DayFileForm files={files} answer={answer} /> : null}
      <Section className="mt-10" title={t('academy.running.materials.laidOut')}>
        <MaterialList edition={id} materials={materials} mayTakeAway={mayWrite} />
      </Section>
    </>
  );
}
