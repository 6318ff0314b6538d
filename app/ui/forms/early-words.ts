/**
 * React writes a text area's first words into it as it begins to listen to a page, over what was typed meanwhile; unless what the
 * page came with is no longer those words. So until React listens, what is typed counts as what the page came with.
 * @returns gives the areas their first words back, once React listens; what was typed stays
 */
export function holdEarlyWords(page: Document): () => void {
  const first = new Map<HTMLTextAreaElement, string>();
  const hold = (area: HTMLTextAreaElement) => {
    if (!first.has(area) && area.value !== area.defaultValue) first.set(area, area.defaultValue);
    if (first.has(area)) area.defaultValue = area.value;
  };
  const listen = ({ target }: Event) => void (target instanceof HTMLTextAreaElement && hold(target));
  for (const area of page.querySelectorAll('textarea')) hold(area);
  // Before React's own listeners: a word that is typed begins its work at once.
  page.defaultView?.addEventListener('input', listen, true);
  return () => {
    page.defaultView?.removeEventListener('input', listen, true);
    for (const [area, words] of first) area.defaultValue = words;
  };
}
