import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type RefObject } from 'react';
import { get, set, useForm, type FieldErrors } from 'react-hook-form';
import { focusOnErrors } from './error-focus.ts';
import { collectFields, fieldName, messagesOf, stillStanding, type FieldMessage, type FieldMessages, type Fields } from './field-values.ts';
import type { FormState } from './form-state.ts';
import { useTellMessage } from './messages.ts';
import type { Schema } from './schema-source.ts';

/** What a form knows once it is checked in the browser. */
export interface Live extends Pick<FormState, 'errorOf' | 'listen'> {
  /** Checks all fields; when something is wrong, says so and takes the focus there. */
  passes(form: HTMLFormElement): boolean;
  /** What was wrong when the form was last sent, for the list at its top. */
  listed: FieldMessages;
}

interface LiveChecksProps {
  id: string;
  formRef: RefObject<HTMLFormElement>;
  schema: Schema;
  /** What the server said is wrong, and the fields as it saw them. */
  refused: FieldMessages;
  refusedFields: RefObject<Fields>;
  /** Names of the fields that were left before this was there: checked now. */
  left: readonly string[];
  /** Holds work back while a finger or button is down. */
  afterPointer: (work: () => void) => void;
  tellForm: (live: Live) => void;
}

/**
 * The one place where react-hook-form is used: it knows which fields were touched, when to check them, and what is
 * wrong. The values stay in the page, where they are without a script too: each check reads the form as the browser
 * would send it, so that the schema sees the same on both sides. Draws nothing: it comes late, and what is typed meanwhile
 * must not be drawn anew.
 */
export function LiveChecks({ id, formRef, schema, refused, refusedFields, left, afterPointer, tellForm }: LiveChecksProps): null {
  const tell = useTellMessage();
  const [listed, setListed] = useState(refused);

  const nest = useCallback(
    (messages: FieldMessages) => {
      const errors: FieldErrors = {};
      for (const [name, message] of Object.entries(messages)) if (message) set(errors, name, { type: 'checked', message: tell(message) });
      return errors;
    },
    [tell],
  );

  const { register, formState, setError, clearErrors, trigger } = useForm({
    mode: 'onTouched',
    shouldFocusError: false,
    errors: useMemo(() => nest(refused), [nest, refused]),
    resolver(values) {
      if (!formRef.current) return { values, errors: {} };
      const fields = collectFields(new FormData(formRef.current));
      const errors = nest({ ...stillStanding(refused, refusedFields.current ?? {}, fields), ...check(schema, fields) });
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });

  const known = useRef(refused);
  useEffect(() => {
    if (known.current !== refused) setListed(refused);
    known.current = refused;
  }, [refused]);

  const passes = useCallback(
    (form: HTMLFormElement) => {
      const found = check(schema, collectFields(new FormData(form)));
      const names = Object.keys(found);
      clearErrors();
      for (const [name, message] of Object.entries(found)) setError(name, { type: 'checked', message: tell(message) });
      setListed(found);
      // Once the list has been drawn.
      if (names.length > 0) setTimeout(() => focusOnErrors(form, id, names));
      return names.length === 0;
    },
    [schema, id, tell, clearErrors, setError],
  );

  const listen = useCallback<FormState['listen']>(
    (name) => {
      const { ref, onBlur, onChange } = register(name);
      return { ref: (element) => (element ? keepingWhatStands(element, () => ref(element)) : ref(element)), onChange, onBlur: (event) => void (isLeaving(event) && afterPointer(() => void onBlur(event))) };
    },
    [register, afterPointer],
  );

  const { errors } = formState;
  const errorOf = useCallback<FormState['errorOf']>((name) => errorIn(errors, fieldName(name)), [errors]);
  useLayoutEffect(() => tellForm({ passes, listed, errorOf, listen }), [tellForm, passes, listed, errorOf, listen]);
  useEffect(() => {
    if (left.length === 0) return undefined;
    // Once the fields know that they are listened to.
    const timer = setTimeout(() => afterPointer(() => void trigger([...left], { shouldTouch: true })));
    return () => clearTimeout(timer);
  }, [left, trigger, afterPointer]);
  return null;
}

/** Being listened to, react-hook-form writes into a control what it believes of it, and unchecks the others of a group: the page is right. */
function keepingWhatStands(element: Element, attach: () => void): void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)) return attach();
  const group = element.form ? [...element.form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(element.name)}"]`)] : [];
  const chosen = group.map(({ checked }) => checked);
  const { value } = element;
  attach();
  group.forEach((one, i) => {
    if (one.checked !== chosen[i]) one.checked = chosen[i] ?? false;
  });
  if (element.value !== value) element.value = value;
}

function check(schema: Schema, fields: Fields): Record<string, FieldMessage> {
  return messagesOf(schema.safeParse(fields).error?.issues ?? []);
}

function errorIn(errors: FieldErrors, name: string): string | undefined {
  const found: unknown = get(errors, name);
  const error: unknown = Array.isArray(found) ? found.find(Boolean) : found;
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string' ? error.message : undefined;
}

/** Not from one choice of a group to the next, and not to the button that sends: that checks everything anyway. */
function isLeaving({ target, relatedTarget: to }: FocusEvent<HTMLElement>): boolean {
  if (to instanceof HTMLButtonElement && to.type === 'submit') return false;
  return !(to instanceof HTMLInputElement && target instanceof HTMLInputElement && to.name === target.name);
}
