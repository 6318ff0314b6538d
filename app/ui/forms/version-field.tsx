import { useContext } from 'react';
import { versionTypedOver } from './field-values.ts';
import { FormContext } from './form-state.ts';
import { HiddenField } from './hidden-field.tsx';

interface VersionFieldProps {
  name?: string;
  /** The version that stands. */
  value: number;
  /** The version of newer words that are shown beside what was typed, where there are any. */
  newer?: number | undefined;
}

/** Over which version the words of the form around were typed. */
export function VersionField({ name = 'version', value, newer }: VersionFieldProps) {
  const form = useContext(FormContext);
  return <HiddenField name={name} value={versionTypedOver(value, form?.typed ? form.values[name] : undefined, newer)} />;
}
