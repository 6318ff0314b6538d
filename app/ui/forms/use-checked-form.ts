import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type RefObject } from 'react';
import { get, set, useForm, type FieldErrors } from 'react-hook-form';
import type { z } from 'zod';
import { collectFields, fieldName, listOf, messagesOf, stillStanding, type FieldMessage, type FieldMessages, type Fields } from './field-values.ts';
import { idOfField, type FormState } from './form-state.ts';
import { useTellMessage } from './messages.ts';
import { useAfterPointer } from './use-pointer.ts';

interface CheckedForm extends Pick<FormState, 'errorOf' | 'listen'> {
  /** Checks all fields; when something is wrong, says so and takes the focus there. */
  passes(form: HTMLFormElement): boolean;
  /** What was wrong when the form was last sent, for the list at its top. */
  listed: FieldMessages;
}

const NOTHING: FieldMessages = {};

/** What checks a form: at hand, or fetched when one first enters the form, so that a page that is only read stays light. */
export type SchemaSource = z.ZodType | (() => Promise<z.ZodType>);

/** Until the schema has come nothing is found wrong here: the server checks all the same. */
function useSchema(source: SchemaSource | undefined, ref: RefObject<HTMLFormElement>): RefObject<z.ZodType | undefined> {
  const schema = useRef<z.ZodType | undefined>(typeof source === 'function' ? undefined : source);
  useEffect(() => {
    const form = ref.current;
    if (typeof source !== 'function' || !form) return undefined;
    const fetchOnce = () => void source().then((fetched) => (schema.current = fetched), () => undefined);
    form.addEventListener('focusin', fetchOnce, { once: true });
    return () => form.removeEventListener('focusin', fetchOnce);
  }, [source, ref]);
  return schema as RefObject<z.ZodType | undefined>;
}

/**
 * The one place where react-hook-form is used: it knows which fields were touched, when to check them, and what is
 * wrong. The values stay in the page, where they are without a script too: each check reads the form as the browser
 * would send it, so that the schema sees the same on both sides.
 */
export function useCheckedForm(id: string, ref: RefObject<HTMLFormElement>, source: SchemaSource | undefined, refused: FieldMessages = NOTHING): CheckedForm {
  const schema = useSchema(source, ref);
  const tell = useTellMessage();
  const afterPointer = useAfterPointer();
  const [listed, setListed] = useState(refused);
  /** The fields as the server refused them: what it said of one holds until that one changes. */
  const refusedFields = useRef<Fields>({});

  const nest = useCallback(
    (messages: FieldMessages) => {
      const errors: FieldErrors = {};
      for (const [name, message] of Object.entries(messages)) if (message) set(errors, name, { type: 'checked', message: tell(message) });
      return errors;
    },
    [tell],
  );

  const { register, formState, setError, clearErrors } = useForm({
    mode: 'onTouched',
    shouldFocusError: false,
    errors: useMemo(() => nest(refused), [nest, refused]),
    resolver(values) {
      if (!ref.current) return { values, errors: {} };
      const fields = collectFields(new FormData(ref.current));
      const errors = nest({ ...stillStanding(refused, refusedFields.current, fields), ...check(schema.current, fields) });
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
  });

  useEffect(() => {
    setListed(refused);
    if (!ref.current || Object.keys(refused).length === 0) return;
    refusedFields.current = collectFields(new FormData(ref.current));
    if (!isBeingFilled(ref.current)) focusOnErrors(ref.current, id, Object.keys(refused));
  }, [refused, id, ref]);

  const { errors } = formState;
  return {
    listed,
    passes(form) {
      const found = check(schema.current, collectFields(new FormData(form)));
      const names = Object.keys(found);
      clearErrors();
      for (const [name, message] of Object.entries(found)) setError(name, { type: 'checked', message: tell(message) });
      setListed(found);
      if (names.length > 0) setTimeout(() => focusOnErrors(form, id, names));
      return names.length === 0;
    },
    errorOf: useCallback((name) => errorIn(errors, fieldName(name)), [errors]),
    listen: useCallback(
      (name) => {
        const { ref: track, onBlur, onChange } = register(name);
        return { ref: track, onChange, onBlur: (event) => void (isLeaving(event) && afterPointer(() => void onBlur(event))) };
      },
      [register, afterPointer],
    ),
  };
}

function check(schema: z.ZodType | null | undefined, fields: Fields): Record<string, FieldMessage> {
  return messagesOf(schema?.safeParse(fields).error?.issues ?? []);
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

function isBeingFilled(form: HTMLFormElement): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement.matches('input, select, textarea') && form.contains(activeElement);
}

/** One error: to its field. Several: to their list. */
function focusOnErrors(form: HTMLFormElement, id: string, names: readonly string[]): void {
  const [only] = names.map((name) => document.getElementById(idOfField(id, listOf(name))));
  const list = form.querySelector<HTMLElement>('[data-errors]');
  (names.length === 1 && only ? only : list)?.focus();
}
