import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { CommentList } from '#app/domain/academy/writing/components/comment-list.tsx';
import { PieceForm } from '#app/domain/academy/writing/components/piece-form.tsx';
import { PictureList } from '#app/domain/academy/writing/components/picture-parts.tsx';
import { PieceLanguages } from '#app/domain/academy/writing/components/piece-languages.tsx';
import { SourceWords } from '#app/domain/academy/writing/components/source-words.tsx';
import { pieceSchema } from '#app/domain/academy/writing/draft-forms.ts';
import { readPiecePage } from '#app/domain/academy/writing/piece-page.server.ts';
import { fieldsOfPiece, readPiece, savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { writtenIn } from '#app/domain/academy/headings.ts';
import { idParam, readForm } from '#app/http/form.server.ts';
import { pageMeta } from '#app/http/page.ts';
import { localeOf, requirePerson } from '#app/http/person.server.ts';
import { goTo, page } from '#app/http/reply.server.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export const meta = pageMeta;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = await requirePerson(context);
  const locale = await localeOf(context);
  const piece = await readPiecePage(person, idParam(params.id), idParam(params.piece), new URL(request.url).searchParams.get('in'));
  return page(context, { title: 'academy.authoring.titles.draft', words: ['academy.authoring', 'academy.kinds', 'academy.parts'] }, { ...piece, timeZone: person.timeZone ?? 'UTC', languages: piece.languages.map((language) => ({ language, name: nameOfLanguage(locale, language) })) });
}

/** Without JavaScript: saves what the form holds. Over someone else's newer words nothing is written, and both are shown. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = await requirePerson(context);
  const [id, pieceId] = [idParam(params.id), idParam(params.piece)];
  const { draft, piece } = await readPiece(person, id, pieceId);
  const language = writtenIn(new URL(request.url).searchParams.get('in'), draft.language);
  const form = await readForm(request, pieceSchema(piece.kind, language === draft.language));
  if (!form.ok) return form.refusal;
  const saved = await savePiece(person, id, pieceId, language, form.value);
  if (saved.state === 'conflict') return data({ errors: {}, values: { ...form.typed, upToDate: '' }, form: null, newer: { version: saved.theirs.edit, fields: fieldsOfPiece(saved.theirs) } }, { status: 409 });
  return goTo(context, `/drafts/${id}`, 'academy.notices.draftSaved');
}

export default function PiecePage() {
  const { t } = useTranslation();
  const { draftId, languages, source, changes, pictures, comments, timeZone, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t(`academy.authoring.piece.names.${form.kind}`)} above={[{ name: t('academy.authoring.draft'), to: `/drafts/${draftId}` }]} />
      <PieceLanguages draftId={draftId} pieceId={form.pieceId} languages={languages} language={form.language} />
      {comments.length > 0 ? <Section className="mb-10" title={t('academy.authoring.review.said')}><CommentList draftId={draftId} comments={comments} timeZone={timeZone} /></Section> : null}
      <div className={source ? 'grid gap-8 lg:grid-cols-2' : undefined}>
        {source ? <SourceWords source={source} changes={changes} kind={form.kind} /> : null}
        <div className="min-w-0"><PieceForm key={form.language} draftId={draftId} {...form} isBehind={changes !== null} answer={answer} /></div>
      </div>
      <Section className="mt-10" title={t('academy.authoring.pictures.title')} actions={<TextLink alone icon="plus" to={`/drafts/${draftId}/pictures`}>{t('academy.authoring.pictures.add')}</TextLink>}>
        <PictureList draftId={draftId} pictures={pictures} language={form.language} into={form.kind === 'question' ? 'notes' : 'body'} />
      </Section>
      {form.mayRemove ? (
        <div className="mt-8">
          <Confirm summary={t('academy.authoring.piece.remove')} question={t('academy.authoring.piece.removeQuestion')}>
            <MoveButton look="danger" action={`/drafts/${draftId}/pieces/${form.pieceId}/removal`} fields={{ edit: String(form.editsInAll) }}>{t('academy.authoring.piece.remove')}</MoveButton>
          </Confirm>
        </div>
      ) : null}
    </>
  );
}
