import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { classes } from '../classes.ts';
import { WIDTHS, type ControlWidth } from './control.ts';
import type { FieldMessage } from './field-values.ts';
import { FieldShell, type ShellProps } from './field-shell.tsx';
import { textOf, useField } from './use-field.ts';

type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'name' | 'value' | 'defaultValue' | 'width' | 'className' | 'id'>;

export interface TextFieldProps extends ShellProps, InputProps {
  name: string;
  value?: string | number | null;
  error?: FieldMessage;
  width?: ControlWidth;
  /** Stands in the field's line: a unit, a button. */
  after?: ReactNode;
}

/** One line of text. Also e-mail, telephone and the like, by `type`. */
export function TextField({ name, value, error, width = 'full', after, label, hint, optional, labelHidden, className, onBlur, onChange, ...input }: TextFieldProps) {
  const field = useField({ name, value, error, hint, describedBy: input['aria-describedby'] });
  const { listeners } = field;
  return (
    <FieldShell field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <div className={classes('flex items-center gap-2', WIDTHS[width])}>
        <input
          type="text"
          {...input}
          ref={listeners.ref}
          id={field.id}
          name={name}
          defaultValue={textOf(field.value)}
          {...field.described}
          onBlur={(event) => (listeners.onBlur?.(event), onBlur?.(event))}
          onChange={(event) => (listeners.onChange?.(event), onChange?.(event))}
        />
        {after}
      </div>
    </FieldShell>
  );
}

/** A number, typed as text: no wheel and no arrow changes it unseen. */
export function NumberField({ decimal = false, width = 'code', ...props }: Omit<TextFieldProps, 'type' | 'inputMode'> & { decimal?: boolean }) {
  return <TextField {...props} width={width} inputMode={decimal ? 'decimal' : 'numeric'} autoComplete={props.autoComplete ?? 'off'} />;
}

/** A day, as `2026-11-23`. Browsers without a calendar show the text, and the example says how. */
export function DateField({ width = 'short', ...props }: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} width={width} type="date" placeholder="2026-11-23" pattern="\d{4}-\d{2}-\d{2}" autoComplete={props.autoComplete ?? 'off'} />;
}
