import { useEffect, useState } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Button, MoveButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { FileField } from '#app/ui/forms/file-field.tsx';
import { ValidatedForm, VersionField, type FormAnswer } from '#app/ui/forms/form.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { showAfterLine } from '../markdown-marks.ts';
import { SEEN_LIMIT, seenField } from '../picture-form.ts';
import type { ListedPicture, ShowingPiece } from '../picture-page.server.ts';
import { typeInto } from '../typing.ts';

interface NamedLanguage {
  language: string;
  name: string;
}

interface PictureListProps {
  draftId: string;
  pictures: readonly ListedPicture[];
  language: string;
  /** The field of the page that shows a picture when a button is pressed. */
  into?: string;
}

/** The pictures of a draft, each with what one types to show it. */
export function PictureList({ draftId, pictures, language, into }: PictureListProps) {
  const { t } = useTranslation();
  if (pictures.length === 0) return <p className="text-muted">{t('academy.authoring.pictures.none')}</p>;
  return (
    <ul className="max-w-measure divide-y divide-line border-y border-line">
      {pictures.map(({ id, src, width, height, seen, reference }, i) => (
        <li key={id} className="flex gap-4 py-3">
          <img src={src} width={width} height={height} alt="" loading="lazy" className="size-20 shrink-0 rounded-md border border-line object-contain" />
          <div className="min-w-0 flex-1">
            <p><TextLink alone to={`/drafts/${draftId}/pictures/${id}`}>{seen ? <span lang={language}>{seen}</span> : t('academy.authoring.pictures.unseen', { number: i + 1 })}</TextLink></p>
            <p className="text-sm text-muted">{t('academy.authoring.pictures.type')} <code className="rounded bg-sunken px-1 wrap-anywhere text-ink">{reference}</code></p>
            {into ? <ShowHere field={into} reference={reference} about={seen} language={language} /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Types a picture into a text, after the line that was written last; with a script alone. */
function ShowHere({ field, reference, about, language }: { field: string; reference: string; about: string; language: string }) {
  const { t } = useTranslation();
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  if (!isThere) return null;
  const show = () => {
    const area = document.querySelector(`form textarea[name="${field}"]`);
    if (area instanceof HTMLTextAreaElement) typeInto(area, showAfterLine(area.value, area.selectionEnd, reference));
  };
  return (
    <Button type="button" look="secondary" className="mt-2" onClick={show}>
      {t('academy.authoring.pictures.show')}
      {about ? <span className="sr-only" lang={language}> {about}</span> : null}
    </Button>
  );
}

function SeenFields({ languages }: { languages: readonly NamedLanguage[] }) {
  const { t } = useTranslation();
  return languages.map(({ language, name }) => <TextAreaField key={language} name={seenField(language)} label={t('academy.authoring.pictures.seen', { language: name })} hint={t('academy.authoring.pictures.seenHint')} rows={2} max={SEEN_LIMIT} lang={language} autoComplete="off" spellCheck />);
}

/** Hands a picture in, with what is to be seen in each language. */
export function PictureForm({ languages, files, answer }: { languages: readonly NamedLanguage[]; files: { endings: string; most: number }; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm encType="multipart/form-data" answer={answer} submit={t('academy.authoring.pictures.add')}>
      <FileField name="file" label={t('academy.authoring.pictures.file')} hint={t('academy.authoring.pictures.fileHint', { size: files.most / 1024 / 1024 })} accept={files.endings} />
      <SeenFields languages={languages} />
    </ValidatedForm>
  );
}

/** Says otherwise what is to be seen. `newerEdit`: that of somebody else's words, where they are shown beside these. */
export function SeenForm({ languages, values, edit, newerEdit, answer }: { languages: readonly NamedLanguage[]; values: Record<string, string>; edit: number; newerEdit: number | undefined; answer: FormAnswer | undefined }) {
  const { t } = useTranslation();
  return (
    <ValidatedForm key={newerEdit ?? edit} answer={answer} values={values} submit={t('academy.authoring.save')}>
      <VersionField name="edit" value={edit} newer={newerEdit} />
      <SeenFields languages={languages} />
    </ValidatedForm>
  );
}

/** What somebody else kept meanwhile. */
export function OtherSeen({ fields, languages }: { fields: Readonly<Record<string, string>>; languages: readonly NamedLanguage[] }) {
  const { t } = useTranslation();
  return (
    <Notice standing kind="warn" className="mb-6" title={t('academy.authoring.pictures.theirs')}>
      <dl>
        {languages.map(({ language, name }) => (
          <div key={language}>
            <dt className="font-semibold">{name}</dt>
            <dd lang={language}>{fields[seenField(language)]}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

/** Where a picture stands; one that stands nowhere can be taken away. */
export function ShownIn({ draftId, pictureId, language, pieces }: { draftId: string; pictureId: string; language: string; pieces: readonly ShowingPiece[] }) {
  const { t } = useTranslation();
  return (
    <Section className="mt-10" title={t('academy.authoring.pictures.shownIn')} lead={pieces.length > 0 ? t('academy.authoring.pictures.shownLead') : t('academy.authoring.pictures.nowhere')}>
      {pieces.length > 0 ? (
        <ul className="max-w-measure">
          {pieces.map(({ id, kind, title }) => <li key={id}><TextLink alone to={`/drafts/${draftId}/pieces/${id}`}>{t(`academy.authoring.piece.names.${kind}`)}{title ? <>: <span lang={language}>{title}</span></> : null}</TextLink></li>)}
        </ul>
      ) : (
        <Confirm summary={t('academy.authoring.pictures.remove')} question={t('academy.authoring.pictures.removeQuestion')}>
          <MoveButton look="danger" action={`/drafts/${draftId}/pictures/${pictureId}/removal`}>{t('academy.authoring.pictures.remove')}</MoveButton>
        </Confirm>
      )}
    </Section>
  );
}
