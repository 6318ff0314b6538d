import type { ChangeEventHandler, ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Details } from '../details.tsx';
import type { FieldMessage } from './field-values.ts';
import { FieldError, GroupShell, type ShellProps } from './field-shell.tsx';
import { chosenOf, textOf, useField, type Field } from './use-field.ts';

export interface Choice {
  value: string;
  label: string;
  /** What this choice means. */
  hint?: ReactNode;
  /** Stands before the label in a card: a level, a sign. */
  mark?: ReactNode;
}

interface ChoicesProps extends ShellProps {
  name: string;
  choices: readonly Choice[];
  error?: FieldMessage;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  disabled?: boolean;
}

/** Choices that belong together. */
export interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
  /** Out of sight until one opens it, unless something in it is chosen. */
  folded?: boolean;
}

type ChoiceVariant = 'list' | 'inline' | 'cards' | 'columns';

const LAYOUTS: Record<ChoiceVariant, string> = {
  list: 'flex flex-col',
  columns: 'grid gap-x-8 sm:grid-cols-2',
  inline: 'flex flex-wrap gap-x-8',
  cards: 'flex max-w-measure flex-col gap-2',
};

interface RadioFieldProps extends ChoicesProps {
  value?: string | number | null;
  /** Cards, where choices need a text of their own to be understood. */
  variant?: ChoiceVariant;
}

/** One of a few, all in sight. */
export function RadioField({ name, choices, value, error, variant = choices.some(({ hint }) => hint) ? 'cards' : 'list', onChange, disabled, ...shell }: RadioFieldProps) {
  const field = useField({ name, value, error, hint: shell.hint });
  const chosen = textOf(field.value);
  return (
    <GroupShell {...shell} field={field}>
      <div className={LAYOUTS[variant]}>
        {choices.map((choice, position) => (
          <Choosable key={choice.value} type="radio" name={name} choice={choice} position={position} isChosen={choice.value === chosen} field={field} card={variant === 'cards'} onChange={onChange} disabled={disabled} />
        ))}
      </div>
    </GroupShell>
  );
}

interface CheckboxesFieldProps extends Omit<ChoicesProps, 'choices'> {
  choices?: readonly Choice[];
  /** Instead of `choices` alone, or after them. */
  groups?: readonly ChoiceGroup[];
  value?: readonly string[];
  variant?: ChoiceVariant;
}

/** Any of a few. Sent as a list, also when one is chosen; with none chosen a browser sends nothing, which its schema has to allow or refuse. */
export function CheckboxesField({ name, choices = [], groups = [], value, error, variant = choices.some(({ hint }) => hint) ? 'cards' : 'list', onChange, disabled, ...shell }: CheckboxesFieldProps) {
  const listName = name.endsWith('[]') ? name : `${name}[]`;
  const field = useField({ name: listName, value, error, hint: shell.hint });
  const chosen = chosenOf(field.value);
  const draw = (some: readonly Choice[], from: number) => (
    <div className={LAYOUTS[variant]}>
      {some.map((choice, position) => (
        <Choosable key={choice.value} type="checkbox" name={listName} choice={choice} position={from + position} isChosen={chosen.includes(choice.value)} field={field} card={variant === 'cards'} onChange={onChange} disabled={disabled} />
      ))}
    </div>
  );
  let from = choices.length;
  return (
    <GroupShell {...shell} field={field}>
      {choices.length > 0 && draw(choices, 0)}
      {groups.map((group) => {
        const boxes = draw(group.choices, from);
        from += group.choices.length;
        return group.folded ? (
          <Details key={group.label} summary={group.label} open={group.choices.some((one) => chosen.includes(one.value)) || undefined}>
            {boxes}
          </Details>
        ) : (
          <div key={group.label} role="group" aria-label={group.label} className="mt-4 first:mt-0">
            <p className="mb-1 text-sm font-semibold text-muted" aria-hidden="true">
              {group.label}
            </p>
            {boxes}
          </div>
        );
      })}
    </GroupShell>
  );
}

interface ChoosableProps {
  type: 'radio' | 'checkbox';
  name: string;
  choice: Choice;
  position: number;
  isChosen: boolean;
  field: Field;
  card: boolean;
  onChange: ChangeEventHandler<HTMLInputElement> | undefined;
  disabled: boolean | undefined;
}

function Choosable({ type, name, choice, position, isChosen, field, card, onChange, disabled }: ChoosableProps) {
  const id = position === 0 ? field.id : `${field.id}-${position + 1}`;
  const describedBy = choice.hint ? `${id}-says` : undefined;
  const { listeners } = field;
  return (
    <div className={card ? 'choice choice-card' : 'choice'}>
      <input
        ref={listeners.ref}
        id={id}
        type={type}
        name={name}
        value={choice.value}
        defaultChecked={isChosen}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={type === 'radio' ? undefined : field.described['aria-invalid']}
        onBlur={listeners.onBlur}
        onChange={(event) => (listeners.onChange?.(event), onChange?.(event))}
      />
      <div className="min-w-0 flex-1">
        {/* The label covers all of its place: a target as large as what it says. */}
        <label htmlFor={id}>
          {choice.mark}
          {choice.label}
        </label>
        {choice.hint && (
          <div id={describedBy} className="choice-says">
            {choice.hint}
          </div>
        )}
      </div>
    </div>
  );
}

interface CheckboxFieldProps extends Omit<ShellProps, 'optional' | 'labelHidden'> {
  name: string;
  /** Ticked at first. */
  checked?: boolean;
  /** What is sent when it is ticked. */
  value?: string;
  error?: FieldMessage;
  onChange?: ChangeEventHandler<HTMLInputElement>;
}

/** Yes, or nothing. */
export function CheckboxField({ name, label, hint, checked = false, value = 'on', error, className, onChange }: CheckboxFieldProps) {
  const field = useField({ name, value: checked, error, hint });
  const { listeners } = field;
  return (
    <div className={classes(field.error && 'border-s-4 border-bad ps-4', className)}>
      <FieldError id={field.errorId} error={field.error} />
      <div className="choice">
        <input
          ref={listeners.ref}
          id={field.id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={field.value === true || field.value === value}
          {...field.described}
          onBlur={listeners.onBlur}
          onChange={(event) => (listeners.onChange?.(event), onChange?.(event))}
        />
        <div className="min-w-0">
          <label htmlFor={field.id}>
            <span data-label>{label}</span>
          </label>
          {hint && (
            <div id={field.hintId} className="choice-says">
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
