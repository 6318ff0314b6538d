export { CheckboxesField, CheckboxField, RadioField, type Choice, type ChoiceGroup } from './choice-fields.tsx';
export { FileField } from './file-field.tsx';
export { HiddenField } from './hidden-field.tsx';
export { PassphraseField } from './passphrase-field.tsx';
export { SelectField } from './select-field.tsx';
export { TextAreaField } from './text-area-field.tsx';
export { DateField, NumberField, TextField } from './text-field.tsx';
