type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Whether something within a place is no longer what its page came with. On a slow telephone one may write and choose before the
 * page's scripts are there to hear of it.
 */
export function isWrittenIn(place: ParentNode): boolean {
  return [...place.querySelectorAll<Control>('input, textarea, select')].some(differs);
}

function differs(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return control.selectedIndex !== Math.max(0, [...control.options].findIndex(({ defaultSelected }) => defaultSelected));
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) return control.checked !== control.defaultChecked;
  // As a control of its kind shows it: one for days shows no day that is none, and every kind of line end becomes one.
  const untouched = control.cloneNode() as typeof control;
  untouched.value = control.defaultValue;
  return control.value !== untouched.value;
}
