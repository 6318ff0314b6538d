import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import type { FieldMessage } from '#app/ui/forms/field-values.ts';
import { SavingLine } from '#app/ui/saving/saving-line.tsx';
import { useSaving } from '#app/ui/saving/use-saving.ts';

export interface AnswerFieldsProps {
  saveUrl: string;
  /** The names of the choices, by their value. */
  choices: Readonly<Record<string, string>>;
  criterion: { id: string; title: string; evidence: readonly string[] };
  /** The question with its choices, as the server drew it (`drawQuestions`). A page that came whole has it in place, and its scripts do without. */
  question: string | undefined;
  answer: { choice: string; note: string; evidence: string; version: number; savedAt: string | null };
  /** What someone else saved meanwhile, when this was sent without JavaScript. */
  theirs?: { choice: string; note: string; evidence: string } | null;
  errors: Readonly<Record<string, FieldMessage>>;
  /** Makes known how what is typed here is sent at once and waited for; what it returns is called when this goes. */
  joinSettling: (settle: () => Promise<boolean>) => () => void;
}

/** One criterion: its question with the choices, a note and evidence. The words of the question are the server's alone: a cheap phone has no second copy to read. */
export function AnswerFields({ saveUrl, choices, criterion, question, answer, theirs, errors, joinSettling }: AnswerFieldsProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLFieldSetElement>(null);
  const read = useCallback((version: number) => ({ criterion: criterion.id, ...readTyped(place.current, criterion.id), version }), [criterion.id]);
  const { state, changed, settle, keepMine, takeTheirs } = useSaving<{ choice: string; note: string; evidence: string; version: number }>({ url: saveUrl, place, initial: answer, read, closed: 'assessment.answer.closed' });
  useEffect(() => joinSettling(settle), [joinSettling, settle]);
  // Drawn once: what is chosen since stands in the page.
  const [drawn] = useState(() => ({ __html: choose(question ?? '', answer.choice) }));
  const labelOf = (value: string) => choices[value] ?? t('assessment.answer.nothing');
  const tell = (message: FieldMessage | undefined) => (message === undefined ? null : typeof message === 'string' ? t(message) : t(message.key, message.params));
  const wrong = (part: string) => tell(errors[`${criterion.id}.${part}`]) ?? (state.at === 'refused' ? tell(state.errors[part]) : null);

  function take(): void {
    if (state.at !== 'conflict') return;
    writeTyped(place.current, criterion.id, state.theirs);
    takeTheirs();
  }

  return (
    <fieldset ref={place} className="card" onInput={(event) => changed(event.target instanceof HTMLInputElement)} onBlur={() => state.at === 'changed' && changed(true)}>
      <legend className="contents">
        <h2>{criterion.title}</h2>
      </legend>
      <div dangerouslySetInnerHTML={drawn} suppressHydrationWarning />
      <input type="hidden" name={`${criterion.id}.version`} value={state.version} />
      {(['note', 'evidence'] as const).map((part) => (
        <div key={part} className="mt-4">
          <label className="block font-semibold">
            {t(`assessment.answer.${part}`)} <span className="font-normal text-muted">{t('ui.forms.optional')}</span>
            {part === 'evidence' ? <span className="block font-normal text-muted">{t('assessment.answer.evidenceHint', { examples: criterion.evidence.join('; ') })}</span> : null}
            {wrong(part) ? <span className="block text-bad">{wrong(part)}</span> : null}
            <textarea name={`${criterion.id}.${part}`} defaultValue={answer[part]} className="mt-1 font-normal" autoComplete="off" aria-invalid={wrong(part) ? true : undefined} />
          </label>
        </div>
      ))}
      {theirs ? <Theirs label={labelOf(theirs.choice)} note={theirs.note} evidence={theirs.evidence} /> : null}
      {state.at === 'conflict' ? (
        <div className="mt-4 space-y-3">
          <Theirs label={labelOf(state.theirs.choice)} note={state.theirs.note} evidence={state.theirs.evidence} />
          <div className="flex flex-wrap gap-3">
            <button type="button" className="button button-secondary" onClick={keepMine}>{t('assessment.answer.keepMine')}</button>
            <button type="button" className="button button-secondary" onClick={take}>{t('assessment.answer.takeTheirs')}</button>
          </div>
        </div>
      ) : null}
      <div className="mt-4">
        <SavingLine state={state} refused={wrong('form') ?? wrong('choice')} />
      </div>
    </fieldset>
  );
}

function Theirs({ label, note, evidence }: { label: string; note: string; evidence: string }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="mt-4 rounded-md border-2 border-warn bg-warn-soft p-4">
      <p className="font-semibold">{t('assessment.answer.theirs')}</p>
      <p>{label}</p>
      {note ? <p className="whitespace-pre-line">{note}</p> : null}
      {evidence ? <p className="whitespace-pre-line text-muted">{evidence}</p> : null}
    </div>
  );
}

/** The question with one of its choices made; as it is where there is no such choice. */
function choose(question: string, choice: string): string {
  return /^\w+$/.test(choice) ? question.replace(`value="${choice}"`, `value="${choice}" checked=""`) : question;
}

function readTyped(place: HTMLFieldSetElement | null, id: string): { choice: string; note: string; evidence: string } {
  const form = place?.closest('form');
  const data = form ? new FormData(form) : new FormData();
  const text = (part: string) => String(data.get(`${id}.${part}`) ?? '');
  return { choice: text('choice'), note: text('note'), evidence: text('evidence') };
}

function writeTyped(place: HTMLFieldSetElement | null, id: string, typed: { choice: string; note: string; evidence: string }): void {
  const named = (part: string) => place?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(id)}.${part}"], [name="${id}.${part}"]`) ?? [];
  for (const part of ['note', 'evidence'] as const) for (const area of named(part)) area.value = typed[part];
  for (const radio of named('choice')) if (radio instanceof HTMLInputElement) radio.checked = radio.value === typed.choice;
}
