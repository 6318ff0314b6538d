import { Details } from '../details.tsx';
import { Boxes, listNameOf, type Choice, type ChoicesProps, type ChoiceVariant } from './choice-fields.tsx';
import { GroupShell } from './field-shell.tsx';
import { chosenOf, useField } from './use-field.ts';

/** Choices that belong together. */
export interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
  /** Out of sight until one opens it, unless something in it is chosen. */
  folded?: boolean;
}

interface GroupedCheckboxesFieldProps extends Omit<ChoicesProps, 'choices'> {
  /** Before the groups, in none of them. */
  choices?: readonly Choice[];
  groups: readonly ChoiceGroup[];
  value?: readonly string[];
  variant?: ChoiceVariant;
}

/** Any of many, in groups: sent as a `CheckboxesField` is. */
export function GroupedCheckboxesField({ name, choices = [], groups, value, error, variant = 'list', onChange, disabled, ...shell }: GroupedCheckboxesFieldProps) {
  const listName = listNameOf(name);
  const field = useField({ name: listName, value, error, hint: shell.hint });
  const chosen = chosenOf(field.value);
  const boxes = { name: listName, chosen, field, variant, onChange, disabled };
  let from = choices.length;
  return (
    <GroupShell {...shell} field={field}>
      {choices.length > 0 && <Boxes {...boxes} choices={choices} from={0} />}
      {groups.map((group) => {
        const drawn = <Boxes {...boxes} choices={group.choices} from={from} />;
        from += group.choices.length;
        return group.folded ? (
          <Details key={group.label} summary={group.label} open={group.choices.some((one) => chosen.includes(one.value)) || undefined}>
            {drawn}
          </Details>
        ) : (
          <div key={group.label} role="group" aria-label={group.label} className="mt-4 first:mt-0">
            <p className="mb-1 text-sm font-semibold text-muted" aria-hidden="true">
              {group.label}
            </p>
            {drawn}
          </div>
        );
      })}
    </GroupShell>
  );
}
