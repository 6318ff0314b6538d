import type { ComponentPropsWithoutRef } from 'react';
import { WIDTHS, type ControlWidth } from './control.ts';
import type { FieldMessage } from './field-values.ts';
import { FieldShell, type ShellProps } from './field-shell.tsx';
import { textOf, useField } from './use-field.ts';

export interface SelectChoice {
  value: string;
  label: string;
}

export interface SelectGroup {
  label: string;
  choices: readonly SelectChoice[];
}

interface SelectFieldProps extends ShellProps, Omit<ComponentPropsWithoutRef<'select'>, 'name' | 'value' | 'defaultValue' | 'className' | 'id' | 'children'> {
  name: string;
  choices: readonly (SelectChoice | SelectGroup)[];
  value?: string | null;
  error?: FieldMessage;
  /** First entry, for no choice. */
  empty?: string;
  width?: ControlWidth;
}

/** One of many, where there is no room to show all. */
export function SelectField({ name, choices, value, error, empty, width = 'half', label, hint, optional, labelHidden, className, onBlur, onChange, ...select }: SelectFieldProps) {
  const field = useField({ name, value, error, hint });
  const { listeners } = field;
  return (
    <FieldShell field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <select
        {...select}
        ref={listeners.ref}
        id={field.id}
        name={name}
        defaultValue={textOf(field.value)}
        {...field.described}
        onBlur={(event) => (listeners.onBlur?.(event), onBlur?.(event))}
        onChange={(event) => (listeners.onChange?.(event), onChange?.(event))}
        className={WIDTHS[width]}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <SelectChoices choices={choices} />
      </select>
    </FieldShell>
  );
}

export function SelectChoices({ choices }: { choices: readonly (SelectChoice | SelectGroup)[] }) {
  return choices.map((choice) =>
    'choices' in choice ? (
      <optgroup key={choice.label} label={choice.label}>
        <SelectChoices choices={choice.choices} />
      </optgroup>
    ) : (
      <option key={choice.value} value={choice.value}>
        {choice.label}
      </option>
    ),
  );
}
