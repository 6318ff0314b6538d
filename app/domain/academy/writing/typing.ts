import type { Edit } from './markdown-marks.ts';

/** Edits a field as if its writer had typed it: it can be undone, and is saved. */
export function typeInto(area: HTMLTextAreaElement, { from, to, text, select }: Edit): void {
  area.focus();
  area.setSelectionRange(from, to);
  // What a browser types by itself can be undone by its own key; one that cannot is told what changed.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(...select);
}
