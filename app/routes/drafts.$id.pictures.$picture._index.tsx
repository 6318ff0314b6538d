import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { OtherSeen, SeenForm, ShownIn } from '#app/domain/academy/writing/components/picture-parts.tsx';
import { saveSeen } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { fieldsOfSeen, seenSchema } from '#app/domain/academy/writing/picture-form.ts';
import { readPicturePage } from '#app/domain/academy/writing/picture-page.server.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export const meta = pageMeta;

export async function loader({ context, params }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const { languages, ...picture } = await readPicturePage(person, idParam(params.id), idParam(params.picture));
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.authoring'] }, { ...picture, languages: languages.map((language) => ({ language, name: nameOfLanguage(locale, language) })) });
}

/** Over someone else's newer words nothing is written, and both are shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const [id, pictureId] = [idParam(params.id), idParam(params.picture)];
  const { languages } = await readPicturePage(person, id, pictureId);
  const form = await readForm(request, seenSchema(languages));
  if (!form.ok) return { ...form.refusal, data: { ...form.refusal.data, newer: null } };
  const saved = await saveSeen(person, id, pictureId, form.value);
  if (saved.state === 'saved') return goTo(context, `/drafts/${id}/pictures`, 'academy.notices.draftSaved');
  return data({ errors: { form: 'academy.authoring.refusals.descriptionsChanged' }, values: form.typed, form: null, newer: { edit: saved.theirs.edit, fields: fieldsOfSeen(saved.theirs.seen) } }, { status: 409 });
}

export default function PicturePage() {
  const { t } = useTranslation();
  const answer = useActionData<typeof action>();
  const { draftId, picture, language, languages, values, edit, shownIn } = useLoaderData<typeof loader>();
  const { src, width, height, seen, reference } = picture;
  return (
    <>
      <PageHeader title={t('academy.authoring.pictures.one')} above={[{ name: t('academy.authoring.draft'), to: `/drafts/${draftId}` }, { name: t('academy.authoring.pictures.title'), to: `/drafts/${draftId}/pictures` }]} />
      <img src={src} width={width} height={height} alt={seen} lang={language} className="rounded-md border border-line" />
      <p className="mt-4 mb-8 max-w-measure">{t('academy.authoring.pictures.type')} <code className="rounded bg-sunken px-1 wrap-anywhere">{reference}</code></p>
      {answer?.newer ? <OtherSeen fields={answer.newer.fields} languages={languages} /> : null}
      <SeenForm languages={languages} values={values} edit={edit} newerEdit={answer?.newer?.edit} answer={answer} />
      <ShownIn draftId={draftId} pictureId={picture.id} language={language} pieces={shownIn} />
    </>
  );
}
