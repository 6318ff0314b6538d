import { useState, type ComponentPropsWithoutRef } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '../classes.ts';
import { WIDTHS } from './control.ts';
import type { FieldMessage } from './field-values.ts';
import { FieldShell, type ShellProps } from './field-shell.tsx';
import { textOf, useField } from './use-field.ts';

interface TextAreaFieldProps extends ShellProps, Omit<ComponentPropsWithoutRef<'textarea'>, 'name' | 'value' | 'defaultValue' | 'className' | 'id'> {
  name: string;
  value?: string | null;
  error?: FieldMessage;
  /** Most characters. Never cut off: one is told, and may shorten it oneself. */
  max?: number;
}

/** Several lines of text. Grows with what is typed. */
export function TextAreaField({ name, value, error, max, rows = 4, label, hint, optional, labelHidden, className, onBlur, onChange, ...area }: TextAreaFieldProps) {
  const field = useField({ name, value, error, hint });
  const { listeners } = field;
  // As the browser reads it. Of another text React would take the area for untouched, and put the cursor at its begin each time it draws.
  const first = textOf(field.value).replace(/\r\n?/g, '\n');
  const [length, setLength] = useState(first.length);
  return (
    <FieldShell field={field} label={label} hint={hint} optional={optional} labelHidden={labelHidden} className={className}>
      <textarea
        {...area}
        ref={listeners.ref}
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={first}
        {...field.described}
        onBlur={(event) => (listeners.onBlur?.(event), onBlur?.(event))}
        onChange={(event) => {
          if (max) setLength(event.target.value.length);
          listeners.onChange?.(event);
          onChange?.(event);
        }}
        className={WIDTHS.full}
      />
      {max && <Counter left={max - length} max={max} />}
    </FieldShell>
  );
}

/** Said only when it begins to matter. */
function Counter({ left, max }: { left: number; max: number }) {
  const { t } = useTranslation();
  if (left > max / 5) return null;
  return (
    <p role="status" className={classes('mt-1 text-sm', left < 0 ? 'font-semibold text-bad' : 'text-muted')}>
      {left < 0 ? t('ui.forms.charactersOver', { count: -left }) : t('ui.forms.charactersLeft', { count: left })}
    </p>
  );
}
