import { TextField } from './forms/text-field.tsx';
import { ValidatedForm } from './forms/form.tsx';
export function Sheet() { return <ValidatedForm submit="Save"><TextField name="a" label="A" /></ValidatedForm>; }
