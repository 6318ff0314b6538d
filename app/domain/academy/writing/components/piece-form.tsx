import { useTranslation } from '#app/i18n/page-words.tsx';
import type { FormAnswer } from '#app/ui/forms/form.tsx';
import { CheckboxField } from '#app/ui/forms/choice-fields.tsx';
import { HiddenField } from '#app/ui/forms/hidden-field.tsx';
import { SelectField } from '#app/ui/forms/select-field.tsx';
import { TextAreaField } from '#app/ui/forms/text-area-field.tsx';
import { NumberField, TextField } from '#app/ui/forms/text-field.tsx';
import type { PlainFields } from '#app/ui/saving/form-fields.ts';
import { SavedForm, type NewerFields } from '#app/ui/saving/saved-form.tsx';
import { BODY_LIMIT, NOTES_LIMIT, OBJECTIVE_NUMBERS, type PieceKind } from '../draft-pieces.ts';
import { BLOCK_KINDS, LETTERS } from '#app/domain/academy/vocabulary.ts';
import type { MarkWords } from '../markdown-marks.ts';
import { LivePreview } from './live-preview.tsx';
import { MarkdownToolbar } from './markdown-toolbar.tsx';

interface PieceFormProps {
  draftId: string;
  pieceId: string;
  kind: PieceKind;
  /** The language of the words, and whether it is the one in which the module is written first. */
  language: string;
  isSource: boolean;
  values: PlainFields;
  edit: number;
  /** The edit of the source that stands beside a translation, and whether what changed in it is shown; null in the source itself. */
  seen: number | null;
  isBehind: boolean;
  /** The objectives of the module in words, of which a question can name one. */
  objectives: readonly string[];
  /** The text and the notes as they were drawn, for whoever has no script. */
  drawn: string;
  drawnNotes: string;
  answer: (FormAnswer & { newer?: NewerFields }) | undefined;
}

/** What marks begin with, in the language that is written. */
const MARK_WORDS: Readonly<Record<string, MarkWords>> & { en: MarkWords } = { en: { note: 'Note.', column: 'Column' }, fr: { note: 'À noter.', column: 'Colonne' } };

/** The objectives to choose from, numbered as they stand; one that was chosen and is no longer in the list can still be seen. */
function choicesOf(objectives: readonly string[], chosen: number): { value: string; label: string }[] {
  return OBJECTIVE_NUMBERS.slice(0, Math.max(objectives.length, chosen)).map((value, i) => ({ value, label: objectives[i] ? `${value}. ${objectives[i]}` : `${value}.` }));
}

/** A piece of a draft in a language, saved as one types. */
export function PieceForm({ draftId, pieceId, kind, language, isSource, values, edit, seen, isBehind, objectives, drawn, drawnNotes, answer }: PieceFormProps) {
  const { t } = useTranslation();
  const own = kind === 'block' || kind === 'question' || kind === 'purpose' ? kind : 'other';
  const labels: Record<string, string> = {
    ...(own === 'other' ? {} : { title: t(`academy.authoring.piece.title.${own}`) }),
    ...(isSource && kind === 'block' ? { blockKind: t('academy.authoring.piece.blockKind'), minutes: t('academy.authoring.piece.minutes') } : {}),
    body: t(`academy.authoring.piece.body.${own}`),
    ...(isSource && kind === 'question' ? { right: t('academy.authoring.piece.right'), objective: t('academy.authoring.piece.objective') } : {}),
    ...(kind === 'block' || kind === 'question' ? { notes: t(`academy.authoring.piece.notes.${kind}`) } : {}),
  };
  const has = (name: string) => name in labels;
  const label = (name: string) => labels[name] ?? '';
  const toolbar = (field: string) => <MarkdownToolbar field={field} label={t(`academy.authoring.marks.${field === 'notes' ? 'titleNotes' : 'title'}`)} words={MARK_WORDS[language] ?? MARK_WORDS.en} />;
  const preview = (field: string, html: string) => <LivePreview url={`/drafts/${draftId}/preview?in=${language}`} field={field} label={label(field)} drawn={html} language={language} />;
  return (
    <SavedForm
      saveUrl={`/drafts/${draftId}/pieces/${pieceId}/saving?in=${language}`}
      versionName="edit"
      version={edit}
      savedAt={null}
      values={values}
      answer={answer}
      tell={(written) => Object.entries(labels).map(([name, told]) => ({ name, label: told, text: String(written[name] ?? '') }))}
      closed="academy.authoring.refusals.noDraft"
      submit={t('academy.authoring.save')}
    >
      {has('title') ? <TextField name="title" label={label('title')} lang={language} autoComplete="off" /> : null}
      {has('minutes') ? (
        <div className="flex flex-wrap gap-x-8 gap-y-6">
          <SelectField name="blockKind" label={label('blockKind')} choices={BLOCK_KINDS.map((value) => ({ value, label: t(`academy.kinds.${value}`) }))} />
          <NumberField name="minutes" label={label('minutes')} />
        </div>
      ) : null}
      {kind === 'question' ? null : toolbar('body')}
      <TextAreaField name="body" label={label('body')} hint={t(`academy.authoring.piece.hints.${kind}`)} rows={kind === 'question' ? 4 : 14} max={BODY_LIMIT} lang={language} autoComplete="off" spellCheck />
      {has('right') ? <SelectField name="right" label={label('right')} choices={LETTERS.map((value, i) => ({ value, label: t('academy.authoring.piece.answerNumber', { number: i + 1 }) }))} /> : null}
      {has('objective') ? <SelectField name="objective" label={label('objective')} hint={t('academy.authoring.piece.objectiveHint')} empty={t('academy.authoring.piece.noObjective')} choices={choicesOf(objectives, Number(answer?.values.objective ?? values.objective ?? 0))} /> : null}
      {has('notes') && kind === 'block' ? preview('body', drawn) : null}
      {has('notes') ? toolbar('notes') : null}
      {has('notes') ? <TextAreaField name="notes" label={label('notes')} rows={5} max={NOTES_LIMIT} lang={language} autoComplete="off" spellCheck /> : null}
      {has('notes') ? preview('notes', drawnNotes) : preview('body', drawn)}
      {seen === null ? null : <HiddenField name="seen" value={seen} />}
      {isBehind ? <CheckboxField name="upToDate" label={t('academy.authoring.languages.upToDate')} hint={t('academy.authoring.languages.upToDateHint')} /> : null}
    </SavedForm>
  );
}
