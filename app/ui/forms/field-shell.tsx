import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import type { Field } from './use-field.ts';

export interface ShellProps {
  label: string;
  /** What helps to fill it in. */
  hint?: ReactNode;
  /** One may leave it empty: said, as all else must be filled in. */
  optional?: boolean;
  /** The label is for those who listen: what stands around tells the rest. */
  labelHidden?: boolean;
  className?: string;
}

/** Label, hint and error around one control. */
export function FieldShell({ field, label, hint, optional, labelHidden, className, children }: ShellProps & { field: Field; children: ReactNode }) {
  return (
    <div className={classes('flex flex-col', field.error && 'border-s-4 border-bad ps-4', className)}>
      <label htmlFor={field.id} className={labelHidden ? 'sr-only' : 'font-semibold'}>
        <LabelText label={label} optional={optional} />
      </label>
      <HintAndError field={field} hint={hint} />
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

/** Legend, hint and error around a group of controls. */
export function GroupShell({ field, label, hint, optional, labelHidden, className, children }: ShellProps & { field: Field; children: ReactNode }) {
  return (
    <div className={classes('min-w-0', field.error && 'border-s-4 border-bad ps-4', className)}>
      <fieldset className="min-w-0" aria-describedby={field.described['aria-describedby']}>
        <legend className={labelHidden ? 'sr-only' : 'font-semibold'}>
          <LabelText label={label} optional={optional} />
        </legend>
        <HintAndError field={field} hint={hint} />
        <div className="mt-2">{children}</div>
      </fieldset>
    </div>
  );
}

function LabelText({ label, optional }: { label: string; optional: boolean | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <span data-label>{label}</span>
      {optional && <span className="font-normal text-muted"> {t('ui.forms.optional')}</span>}
    </>
  );
}

function HintAndError({ field, hint }: { field: Field; hint: ReactNode }) {
  return (
    <>
      {hint && (
        <div id={field.hintId} className="max-w-measure text-sm text-muted">
          {hint}
        </div>
      )}
      <FieldError id={field.errorId} error={field.error} />
    </>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <p id={id} className="mt-1 flex max-w-measure items-start gap-1.5 font-semibold text-bad">
      <Icon name="error" className="mt-[0.2em]" />
      <span>
        <span className="sr-only">{t('ui.forms.error')} </span>
        {error}
      </span>
    </p>
  );
}
