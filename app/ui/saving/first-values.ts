/**
 * Whether something within a place is no longer what its page came with. On a slow telephone one may write and choose before the
 * page's scripts are there to hear of it.
 */
export function isWrittenIn(place: ParentNode): boolean {
  return [...place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')].some(differs);
}

function differs(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (control instanceof HTMLSelectElement) return control.selectedIndex !== Math.max(0, [...control.options].findIndex(({ defaultSelected }) => defaultSelected));
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) return control.checked !== control.defaultChecked;
  // A field for a day does not show a first value that is no day: nobody emptied it.
  if (control instanceof HTMLInputElement && control.type !== 'text' && control.value === '') return false;
  // A text area turns every kind of line end into one.
  return control.value !== control.defaultValue.replace(/\r\n?/g, '\n');
}
