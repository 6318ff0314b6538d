import type { ComponentPropsWithoutRef } from 'react';
import { classes } from '../classes.ts';
import { WIDTHS } from './control.ts';
import type { FieldMessage } from './field-values.ts';
import { FieldShell, type ShellProps } from './field-shell.tsx';
import { useField } from './use-field.ts';

interface FileFieldProps extends ShellProps, Omit<ComponentPropsWithoutRef<'input'>, 'name' | 'type' | 'value' | 'className' | 'id'> {
  name: string;
  error?: FieldMessage;
}

/** A file. Its form needs `encType="multipart/form-data"`. */
export function FileField({ name, error, label, hint, optional, labelHidden, className, onBlur, onChange, ...input }: FileFieldProps) {
  const field = useField({ name, error, hint });
  const { listeners } = field;
  return (
    <FieldShell field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <input
        {...input}
        ref={listeners.ref}
        id={field.id}
        type="file"
        name={name}
        {...field.described}
        onBlur={(event) => (listeners.onBlur?.(event), onBlur?.(event))}
        onChange={(event) => (listeners.onChange?.(event), onChange?.(event))}
        className={classes(
          'block w-full cursor-pointer rounded-md border border-dashed border-line-strong bg-raised p-2 text-sm text-muted hover:border-ink aria-invalid:border-2 aria-invalid:border-bad file:me-3 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-semibold file:text-ink',
          WIDTHS.full,
        )}
      />
    </FieldShell>
  );
}
