import { useCallback, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Button } from '../button.tsx';
import { ValidatedForm, type FormAnswer } from '../forms/form.tsx';
import { FormContext } from '../forms/form-state.ts';
import { collectFields, messageFor, versionTypedOver } from '../forms/field-values.ts';
import { FormActions, SubmitButton } from '../forms/submit-button.tsx';
import { useTellMessage } from '../forms/messages.ts';
import { Notice } from '../notice.tsx';
import { writeFields, type PlainFields } from './form-fields.ts';
import { SavingLine } from './saving-line.tsx';
import { useSaving } from './use-saving.ts';

/** Someone else's newer words, as the form holds its own. */
export interface NewerFields {
  version: number;
  fields: PlainFields;
}

/** A field in words, to be shown beside another state of it. */
export interface ToldField {
  name: string;
  label: string;
  text: string;
}

interface SavedFormProps {
  /** Where it is saved as one types. */
  saveUrl: string;
  /** What the form calls its version. */
  versionName?: string;
  version: number;
  savedAt: string | null;
  values: PlainFields;
  /** Errors and what was typed, when it was sent without a script; with the newer words that it met, where it met any. */
  answer?: (FormAnswer & { newer?: NewerFields }) | null | undefined;
  /** Tells fields in words. */
  tell: (fields: PlainFields) => readonly ToldField[];
  /** Locale key: it can no longer be saved. */
  closed: string;
  /** Words of its button, which saves without a script and goes on with one. */
  submit: string;
  children: ReactNode;
}

/**
 * A form that is saved as one types, as a whole. Two who write at once never overwrite each other: each save names the version
 * that was seen, and over a newer one both are shown until one chooses. Without a script its button saves it.
 */
export function SavedForm({ answer, version, values, versionName = 'version', ...props }: SavedFormProps) {
  const newer = answer?.newer;
  const shown = versionTypedOver(version, answer?.values[versionName], newer?.version);
  return (
    <ValidatedForm autoComplete="off" values={values} answer={answer} labels={Object.fromEntries(props.tell(values).map(({ name, label }) => [name, label]))}>
      {newer ? <Newer standing={props.tell(newer.fields)} own={props.tell((answer?.values ?? {}) as PlainFields)} sendAgain /> : null}
      <SavedFields key={shown} {...props} savedAt={answer ? null : props.savedAt} version={shown} versionName={versionName} />
    </ValidatedForm>
  );
}

type SavedFieldsProps = Omit<SavedFormProps, 'answer' | 'values'> & { versionName: string };

function SavedFields({ saveUrl, versionName, version, savedAt, tell, closed, submit, children }: SavedFieldsProps) {
  const { t } = useTranslation();
  const tellMessage = useTellMessage();
  const place = useRef<HTMLDivElement>(null);
  const form = useContext(FormContext);
  const read = useCallback((seen: number) => ({ ...readFields(place.current), [versionName]: seen }), [versionName]);
  const { state, changed, keepMine, takeTheirs, mayLeave, stay } = useSaving<NewerFields>({ url: saveUrl, place, initial: { version, savedAt }, read, closed });

  useEffect(() => {
    const element = place.current?.closest('form');
    if (!element) return undefined;
    const hold = (event: SubmitEvent) => {
      if (mayLeave(() => element.requestSubmit())) return void setTimeout(() => event.defaultPrevented && stay());
      event.preventDefault();
      event.stopPropagation();
      element.querySelector<HTMLElement>('[data-newer]')?.focus();
    };
    element.addEventListener('submit', hold, { capture: true });
    return () => element.removeEventListener('submit', hold, { capture: true });
  }, [mayLeave, stay]);

  function take(): void {
    const element = place.current?.closest('form');
    if (state.at !== 'conflict' || !element) return;
    writeFields(element, state.theirs.fields);
    takeTheirs();
  }

  const refused = (state.at === 'refused' || state.at === 'rest') && state.errors ? state.errors : null;
  const inner = useMemo(() => {
    if (!form || !refused) return form;
    const said = (name: string) => {
      const message = messageFor(refused, name);
      return message && tellMessage(message);
    };
    return { ...form, errorOf: (name: string) => form.errorOf(name) ?? said(name) };
  }, [form, refused, tellMessage]);

  return (
    <FormContext.Provider value={inner}>
      <input type="hidden" name={versionName} value={state.version} />
      <div ref={place} className="flex flex-col gap-8 tall:[&_:is(input,textarea,select,summary)]:scroll-mb-28" onChange={(event) => changed(event.target instanceof HTMLInputElement && event.target.type !== 'text')} onBlur={() => state.at === 'changed' && changed(true)}>
        {children}
      </div>
      {state.at === 'conflict' ? (
        <Newer standing={tell(state.theirs.fields)} own={tell(readFields(place.current))}>
          <Button type="button" look="secondary" onClick={keepMine}>{t('ui.saving.keepMine')}</Button>
          <Button type="button" look="secondary" onClick={take}>{t('ui.saving.takeTheirs')}</Button>
        </Newer>
      ) : null}
      <div className="z-10 -mx-4 border-t border-line bg-surface px-4 pb-3 tall:sticky tall:bottom-0 print:hidden">
        <FormActions>
          <SubmitButton>{submit}</SubmitButton>
          <SavingLine state={state} refused={refused?.form ? tellMessage(refused.form) : null} />
        </FormActions>
      </div>
    </FormContext.Provider>
  );
}

/** What stands meanwhile where it is not what one wrote. */
function Newer({ standing, own, sendAgain = false, children }: { standing: readonly ToldField[]; own: readonly ToldField[]; sendAgain?: boolean; children?: ReactNode }) {
  const { t } = useTranslation();
  const different = standing.filter(({ name, text }) => own.find((one) => one.name === name)?.text !== text);
  return (
    <div data-newer tabIndex={-1}>
      <Notice kind="warn" title={t('ui.saving.newer')} actions={children}>
        <p>
          {t('ui.saving.newerNext')} {sendAgain ? t('ui.saving.sendAgain') : null}
        </p>
        <dl className="mt-3 space-y-3">
          {different.map(({ name, label, text }) => (
            <div key={name}>
              <dt className="font-semibold">{label}</dt>
              <dd className="typed">{text || t('ui.saving.nothing')}</dd>
            </div>
          ))}
        </dl>
      </Notice>
    </div>
  );
}

function readFields(place: HTMLElement | null): PlainFields {
  const form = place?.closest('form');
  return form ? (collectFields(new FormData(form)) as PlainFields) : {};
}
