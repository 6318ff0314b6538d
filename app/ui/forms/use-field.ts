import { useContext } from 'react';
import { fieldName, type FieldMessage } from './field-values.ts';
import { FormContext, idOfField, usePlainId, type Listeners } from './form-state.ts';
import { useTellMessage } from './messages.ts';

export interface FieldOptions {
  name: string;
  /** What stands in it at first, where its form does not say. */
  value?: unknown;
  /** What is wrong with it, where its form does not say. */
  error?: FieldMessage | undefined;
  hint?: unknown;
  /** Ids of what else describes it. */
  describedBy?: string | undefined;
}

export interface Field {
  id: string;
  hintId: string;
  errorId: string;
  /** What is wrong, in words. */
  error: string | undefined;
  value: unknown;
  listeners: Listeners;
  described: { 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };
}

/** All that a control needs to be part of its form: ids, first value, error, and how it is described. */
export function useField({ name, value, error: given, hint, describedBy }: FieldOptions): Field {
  const form = useContext(FormContext);
  const ownId = usePlainId();
  const tell = useTellMessage();
  const id = idOfField(form?.id ?? ownId, name);
  const error = form?.errorOf(name) ?? (given ? tell(given) : undefined);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return {
    id,
    hintId,
    errorId,
    error,
    value: form && (form.typed || fieldName(name) in form.values) ? form.values[fieldName(name)] : value,
    listeners: form?.listen(name) ?? {},
    described: {
      'aria-describedby': [hint ? hintId : '', error ? errorId : '', describedBy ?? ''].filter(Boolean).join(' ') || undefined,
      'aria-invalid': error ? true : undefined,
    },
  };
}

/** A first value as the text of a control. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A first value as the list of what is chosen. */
export function chosenOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : textOf(value) ? [textOf(value)] : [];
}
