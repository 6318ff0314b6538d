/**
 * React writes a text area's first words into it as it begins to listen to a page, over what was typed meanwhile; unless what the
 * page came with is no longer those words. So until React listens, what is typed counts as what the page came with.
 * @returns gives the areas their first words back, once React listens; what was typed stays
 */
export function holdEarlyWords(): () => void {
  const first = new Map<HTMLTextAreaElement, string>();
  const hold = () => {
    for (const area of document.querySelectorAll('textarea')) {
      if (area.value === area.defaultValue) continue;
      first.set(area, first.get(area) ?? area.defaultValue);
      area.defaultValue = area.value;
    }
  };
  hold();
  // Before React's own listeners: a word that is typed begins its work at once.
  addEventListener('input', hold, true);
  return () => {
    removeEventListener('input', hold, true);
    first.forEach((words, area) => (area.defaultValue = words));
  };
}
