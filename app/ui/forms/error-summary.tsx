import { Children, isValidElement, type ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Icon } from '../icon.tsx';
import { fieldName } from './field-values.ts';

export interface SummaryItem {
  name: string;
  /** Where it leads; `null` for what belongs to no field. */
  fieldId: string | null;
  label: string | undefined;
  message: string;
}

/** All that is wrong with a form, at its top, each with the way to its field. */
export function ErrorSummary({ items }: { items: readonly SummaryItem[] }) {
  const { t } = useTranslation();
  return (
    <div data-errors role="alert" tabIndex={-1} autoFocus className="rounded-md border-2 border-s-[6px] border-bad bg-raised px-4 py-4 focus:outline-3 focus:outline-offset-2 focus:outline-focus">
      <p className="flex items-start gap-2 text-lg font-semibold">
        <Icon name="error" className="mt-[0.15em] text-bad" />
        {t('ui.forms.problems', { count: items.length })}
      </p>
      <ul className="mt-1 sm:ps-8">
        {items.map(({ name, fieldId, label, message }) => (
          <li key={name} className="text-bad">
            {fieldId ? (
              <a href={`#${fieldId}`} className="link link-bad flex min-h-11 items-center leading-tight font-semibold sm:min-h-8">
                {label ? t('ui.forms.problem', { label, message }) : message}
              </a>
            ) : (
              <span className="block py-1.5 leading-tight font-semibold">{message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The labels of the fields that stand in a form's own JSX, for the list of errors: it is drawn before them, on the server
 * too. Fields within components of their own are found on the page, or named by the form's `labels`.
 */
export function labelsWithin(children: ReactNode, labels: Record<string, string> = {}): Record<string, string> {
  Children.forEach(children, (child) => {
    if (!isValidElement<{ name?: unknown; label?: unknown; children?: ReactNode }>(child)) return;
    const { name, label, children: inner } = child.props;
    if (typeof name === 'string' && typeof label === 'string') labels[fieldName(name)] ??= label;
    if (typeof inner !== 'function') labelsWithin(inner, labels);
  });
  return labels;
}

/** The label of a field as it stands on the page, once there is one. */
export function labelOnPage(fieldId: string): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const field = document.getElementById(fieldId);
  const label = field?.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(fieldId)}"]`);
  return label?.querySelector('[data-label]')?.textContent ?? undefined;
}
