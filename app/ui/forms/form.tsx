import { Form, type FetcherWithComponents, type FormProps } from '@remix-run/react';
import { useContext, useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '../classes.ts';
import { ErrorSummary, labelOnPage, labelsWithin } from './error-summary.tsx';
import { useRefusedFields } from './error-focus.ts';
import { listOf, messageFor, versionTypedOver, type FieldMessages } from './field-values.ts';
import { FormContext, idOfField, usePlainId, type FormState } from './form-state.ts';
import type { Live } from './live-checks.tsx';
import { useTellMessage } from './messages.ts';
import { PageOfField } from './page-of-field.tsx';
import type { SchemaSource } from './schema-source.ts';
import { FormActions, SubmitButton } from './submit-button.tsx';
import { useChecker } from './use-checker.ts';
import { useSending } from './use-sending.ts';

type Values = Readonly<Record<string, unknown>>;

/** What an action answers about a form that it refused. */
export interface FormAnswer {
  errors: FieldMessages;
  values: Values;
  /** Which of several forms of a page it is about. */
  form?: string | null;
}

interface ValidatedFormProps extends Omit<FormProps, 'children' | 'onSubmit' | 'noValidate' | 'reloadDocument'> {
  /** Checks the fields in the browser exactly as the server will. Without it only the server checks. */
  schema?: SchemaSource;
  /** What stands in the fields at first, by name. */
  values?: Values;
  /** What is wrong with them, by name; `form` for what belongs to no field. */
  errors?: FieldMessages;
  /** `useActionData()`: errors and what was typed, when it is about this form. */
  answer?: FormAnswer | null | undefined;
  /** Which of several forms of a page this is, as its action calls it. */
  form?: string;
  /** Names for the list of errors, where a field's label does not stand in this form's own JSX. */
  labels?: Readonly<Record<string, string>>;
  /** Words of the button that sends; without it the form brings its own. */
  submit?: string;
  /** Sends in place instead of as a page of its own. */
  fetcher?: FetcherWithComponents<unknown>;
  children: ReactNode;
}

const NOTHING = {};
const notYet = () => ({});

/**
 * A form that works by itself and better with a script. The browser sends it as it is; the server answers 422 with what
 * is wrong and what was typed. With a script the same schema is asked first: field by field once one has left it, all of
 * them before sending. Nothing typed is lost, nothing is sent twice, and nothing is sent into a dead connection.
 */
export function ValidatedForm({ schema, values, errors, answer, form, labels, submit, fetcher, method = 'post', className, children, ...attributes }: ValidatedFormProps) {
  const id = usePlainId();
  const ref = useRef<HTMLFormElement>(null);
  const told = aboutForm(form, answer) ?? aboutForm(form, fetcher?.data);
  const refused = told?.errors ?? errors ?? NOTHING;
  const refusedFields = useRefusedFields(id, ref, refused);
  const checker = useChecker(ref, schema);
  const [live, setLive] = useState<Live | null>(null);
  const tell = useTellMessage();
  const { busy, offline, begin } = useSending(fetcher);
  const first = told?.values ?? values ?? NOTHING;
  const state = useMemo<FormState>(() => {
    const asRefused = (name: string) => {
      const message = messageFor(refused, name);
      return message && tell(message);
    };
    return { id, busy, values: first, typed: told?.values !== undefined, errorOf: live?.errorOf ?? asRefused, listen: live?.listen ?? notYet };
  }, [id, busy, first, told?.values, refused, live, tell]);

  /** In one go, and before the browser sends: what is not stopped here goes out as the browser would send it. */
  function send(event: FormEvent<HTMLFormElement>): void {
    if (busy || (live && !live.passes(event.currentTarget)) || !begin()) event.preventDefault();
  }

  const Element = fetcher ? fetcher.Form : Form;
  return (
    <FormContext.Provider value={state}>
      <Element {...attributes} ref={ref} method={method} noValidate reloadDocument={fetcher ? undefined : true} onSubmit={send} className={classes('flex flex-col gap-6', className)}>
        {method === 'post' && <PageOfField />}
        {offline && <OfflineNotice />}
        {checker && <checker.LiveChecks id={id} formRef={ref} schema={checker.schema} refused={refused} refusedFields={refusedFields} left={checker.left} afterPointer={checker.afterPointer} tellForm={setLive} />}
        <WhatIsWrong formId={id} listed={live?.listed ?? refused} labels={labels}>
          {children}
        </WhatIsWrong>
        {children}
        {submit && (
          <FormActions>
            <SubmitButton>{submit}</SubmitButton>
          </FormActions>
        )}
      </Element>
    </FormContext.Provider>
  );
}

/**
 * Over which version the words of the form around were typed: the one that stands, unless they come back. `newer`: that of newer
 * words which are shown beside them. Where they are not, the way to them is: sent once more, the form is refused once more.
 */
export function VersionField({ name = 'version', value, newer }: { name?: string; value: number; newer?: number | undefined }) {
  const { t } = useTranslation();
  const form = useContext(FormContext);
  const over = versionTypedOver(value, form?.typed ? form.values[name] : undefined, newer);
  return (
    <>
      <input type="hidden" name={name} value={over} />
      {over === (newer ?? value) ? null : <p>{t('ui.forms.newer')} <a className="link" href="" target="_blank">{t('ui.forms.seeNewer')}</a></p>}
    </>
  );
}

function aboutForm(form: string | undefined, answer: unknown): FormAnswer | null {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer)) return null;
  const given = answer as FormAnswer;
  return (given.form ?? undefined) === form ? given : null;
}

/** The list of errors. Labels that only the page knows come once the page is there. */
function WhatIsWrong({ formId, listed, labels, children }: { formId: string; listed: FieldMessages; labels: ValidatedFormProps['labels']; children: ReactNode }) {
  const tell = useTellMessage();
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  const names = Object.keys(listed);
  if (names.length === 0) return null;
  const known = { ...labelsWithin(children), ...labels };
  const items = names.map((name) => {
    const fieldId = name === 'form' ? null : idOfField(formId, listOf(name));
    return { name, fieldId, label: known[name] ?? known[listOf(name)] ?? (isDrawn && fieldId ? labelOnPage(fieldId) : undefined), message: tell(listed[name] ?? '') };
  });
  return <ErrorSummary items={items} />;
}

function OfflineNotice() {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded-md border border-s-[5px] border-warn bg-warn-soft px-4 py-3 focus:outline-3 focus:outline-offset-2 focus:outline-focus">
      <p className="font-semibold">{t('ui.forms.offline.title')}</p>
      <p>{t('ui.forms.offline.next')}</p>
    </div>
  );
}
