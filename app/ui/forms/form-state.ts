import { createContext, useContext, useId, type ChangeEventHandler, type FocusEventHandler, type RefCallback } from 'react';
import { fieldName } from './field-values.ts';

/** What a form tells its fields. Fields outside of one draw themselves from their own props. */
export interface FormState {
  id: string;
  busy: boolean;
  values: Readonly<Record<string, unknown>>;
  /** The values are what was typed: a field that is not among them was left empty. */
  typed: boolean;
  /** What is wrong with a field, in words. */
  errorOf(name: string): string | undefined;
  /** Listens to a control of this name; several controls may share one (radios, boxes). */
  listen(name: string): Listeners;
}

export interface Listeners {
  ref?: RefCallback<Element>;
  onBlur?: FocusEventHandler<HTMLElement>;
  onChange?: ChangeEventHandler<HTMLElement>;
}

export const FormContext = createContext<FormState | null>(null);

/** Whether the form around is on its way. */
export function useFormBusy(): boolean {
  return useContext(FormContext)?.busy ?? false;
}

/** The id of a form's field: also where the links of its list of errors lead. */
export function idOfField(formId: string, name: string): string {
  return `${formId}-${fieldName(name).replace(/[^\w-]+/g, '-')}`;
}

/** An id that can stand in an address without being escaped. */
export function usePlainId(): string {
  return `f${useId().replace(/\W/g, '')}`;
}
