import type { ChangeEventHandler, ReactNode } from 'react';
import { classes } from '../classes.ts';
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

export interface ChoicesProps extends ShellProps {
  name: string;
  choices: readonly Choice[];
  error?: FieldMessage;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  disabled?: boolean;
}

export type ChoiceVariant = 'list' | 'inline' | 'row' | 'cards' | 'columns' | 'many';

const LAYOUTS: Record<ChoiceVariant, string> = {
  list: 'flex flex-col',
  columns: 'grid gap-x-8 sm:grid-cols-2',
  many: 'grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] gap-x-6',
  inline: 'flex flex-col gap-x-8 sm:flex-row sm:flex-wrap',
  // Two or three words that fit side by side on a telephone too.
  row: 'flex flex-wrap gap-x-5',
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

interface CheckboxesFieldProps extends ChoicesProps {
  value?: readonly string[];
  variant?: ChoiceVariant;
}

/** Any of a few. Sent as a list, also when one is chosen; with none chosen a browser sends nothing, which its schema has to allow or refuse. */
export function CheckboxesField({ name, choices, value, error, variant = choices.some(({ hint }) => hint) ? 'cards' : 'list', onChange, disabled, ...shell }: CheckboxesFieldProps) {
  const listName = listNameOf(name);
  const field = useField({ name: listName, value, error, hint: shell.hint });
  return (
    <GroupShell {...shell} field={field}>
      <Boxes name={listName} choices={choices} from={0} chosen={chosenOf(field.value)} field={field} variant={variant} onChange={onChange} disabled={disabled} />
    </GroupShell>
  );
}

export function listNameOf(name: string): string {
  return name.endsWith('[]') ? name : `${name}[]`;
}

interface BoxesProps extends Pick<ChoosableProps, 'name' | 'field' | 'onChange' | 'disabled'> {
  choices: readonly Choice[];
  /** How many boxes of the field stand before these. */
  from: number;
  chosen: readonly string[];
  variant: ChoiceVariant;
}

/** Boxes of one field, or of one group in it. */
export function Boxes({ choices, from, chosen, variant, ...rest }: BoxesProps) {
  return (
    <div className={LAYOUTS[variant]}>
      {choices.map((choice, position) => (
        <Choosable key={choice.value} type="checkbox" choice={choice} position={from + position} isChosen={chosen.includes(choice.value)} card={variant === 'cards'} {...rest} />
      ))}
    </div>
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
