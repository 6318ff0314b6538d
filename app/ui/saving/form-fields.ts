/** The fields of a form as texts and lists: what is saved as one types holds no file. */
export type PlainFields = Readonly<Record<string, string | readonly string[]>>;

/** Writes fields into a form: boxes and radios are ticked by their value, all else holds its text. What is not named stays. */
export function writeFields(form: HTMLFormElement, fields: PlainFields): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) || control.type === 'hidden') continue;
    const given = fields[control.name.replace(/\[\]$/, '')];
    if (given === undefined) continue;
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) control.checked = [given].flat().includes(control.value);
    else control.value = String(given);
  }
}
