/**
 * Lets one take a thing of a calendar and let it go on another day: that opens the page on which it is moved, with that day
 * filled in. Nothing is moved by the drag itself, and the same page opens by the thing's own link.
 * @returns what ends it
 */
export function attachDragging(calendar: HTMLElement, goTo: (path: string) => void): () => void {
  const dayUnder = (event: DragEvent) => (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-day]') : null);
  const mark = (day: HTMLElement | null) => {
    calendar.querySelector('.drop-here')?.classList.remove('drop-here');
    day?.classList.add('drop-here');
  };
  const begin = (event: DragEvent) => {
    const path = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]')?.dataset.move : undefined;
    if (path) event.dataTransfer?.setData('text/x-move', path);
  };
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('text/x-move')) return;
    event.preventDefault();
    mark(dayUnder(event));
  };
  const drop = (event: DragEvent) => {
    const [day, path] = [dayUnder(event)?.dataset.day, event.dataTransfer?.getData('text/x-move')];
    mark(null);
    if (!day || !path) return;
    event.preventDefault();
    goTo(`${path}?day=${day}`);
  };
  const end = () => mark(null);
  calendar.addEventListener('dragstart', begin);
  calendar.addEventListener('dragover', over);
  calendar.addEventListener('drop', drop);
  calendar.addEventListener('dragend', end);
  return () => {
    calendar.removeEventListener('dragstart', begin);
    calendar.removeEventListener('dragover', over);
    calendar.removeEventListener('drop', drop);
    calendar.removeEventListener('dragend', end);
  };
}
