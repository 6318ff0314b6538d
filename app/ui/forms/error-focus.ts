import { useEffect, useRef, type RefObject } from 'react';
import { collectFields, listOf, type FieldMessages, type Fields } from './field-values.ts';
import { idOfField } from './form-state.ts';

/** One error: to its field. Several: to their list. */
export function focusOnErrors(form: HTMLFormElement, id: string, names: readonly string[]): void {
  const [only] = names.map((name) => document.getElementById(idOfField(id, listOf(name))));
  const list = form.querySelector<HTMLElement>('[data-errors]');
  (names.length === 1 && only ? only : list)?.focus();
}

/**
 * Takes the focus to what the server refused, unless one is already filling the form in.
 * @returns the fields as they were refused: what was said of one holds until that one changes.
 */
export function useRefusedFields(id: string, ref: RefObject<HTMLFormElement>, refused: FieldMessages): RefObject<Fields> {
  const fields = useRef<Fields>({});
  useEffect(() => {
    const form = ref.current;
    if (!form || Object.keys(refused).length === 0) return;
    fields.current = collectFields(new FormData(form));
    if (!isBeingFilled(form)) focusOnErrors(form, id, Object.keys(refused));
  }, [refused, id, ref]);
  return fields;
}

function isBeingFilled(form: HTMLFormElement): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement.matches('input, select, textarea') && form.contains(activeElement);
}
