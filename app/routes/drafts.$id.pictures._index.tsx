import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { PictureForm, PictureList } from '#app/domain/academy/writing/components/picture-parts.tsx';
import { addPicture } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { pictureSchema } from '#app/domain/academy/writing/picture-form.ts';
import { readPicturesPage } from '#app/domain/academy/writing/picture-page.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page, refusedAt } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { ACCEPTED_PICTURES, MOST_PICTURE_BYTES } from '#app/platform/file-kinds.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { languages, ...pictures } = await readPicturesPage(person, idParam(params.id));
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.authoring'] }, { ...pictures, languages: languages.map((language) => ({ language, name: nameOfLanguage(locale, language) })), files: { endings: ACCEPTED_PICTURES, most: MOST_PICTURE_BYTES } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const id = idParam(params.id);
  const { languages } = await readPicturesPage(person, id);
  const form = await readForm(request, pictureSchema(languages));
  if (!form.ok) return form.refusal;
  try {
    const { seen, file } = form.value;
    await addPicture(person, id, { seen, bytes: Buffer.from(await file.arrayBuffer()) });
  } catch (error) {
    return refusedAt(error, 'file', form.typed);
  }
  return goTo(context, `/drafts/${id}/pictures`, 'academy.notices.pictureAdded');
}

export default function PicturesPage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const { draftId, language, languages, pictures, isFull, files } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('academy.authoring.pictures.title')} lead={t('academy.authoring.pictures.lead')} above={[{ name: t('academy.authoring.draft'), to: `/drafts/${draftId}` }]} />
      <PictureList draftId={draftId} pictures={pictures} language={language} />
      <Section className="mt-10" title={t('academy.authoring.pictures.add')} lead={t('academy.authoring.pictures.addLead')}>
        {isFull ? <Notice standing kind="info" title={t('academy.authoring.refusals.tooMany', { most: pictures.length })} /> : <PictureForm languages={languages} files={files} answer={answer} />}
      </Section>
    </>
  );
}
