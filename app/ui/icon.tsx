import { classes } from './classes.ts';

/** Strokes on a grid of 20 by 20. Neutral signs only: a screen seen from afar must say nothing of its subject. */
const STROKES = {
  'arrow-down': 'M10 4v12m-5-5 5 5 5-5',
  'arrow-left': 'M16 10H4m5-5-5 5 5 5',
  'arrow-right': 'M4 10h12m-5-5 5 5-5 5',
  'arrow-up': 'M10 16V4m-5 5 5-5 5 5',
  busy: 'M10 3a7 7 0 1 1-7 7',
  calendar: 'M3.5 5.5h13v11h-13zM3.5 9h13M7 3.5v3.5M13 3.5v3.5',
  check: 'm4 10.5 4 4 8-9',
  'chevron-down': 'm5 7.5 5 5 5-5',
  'chevron-left': 'm12.5 5-5 5 5 5',
  'chevron-right': 'm7.5 5 5 5-5 5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8',
  close: 'm5 5 10 10M15 5 5 15',
  download: 'M10 3.5v9m-4-4 4 4 4-4M3.5 16.5h13',
  edit: 'm4 16 .8-3.4L13.2 4.2a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.4 15.2 4 16Z',
  error: 'M7 3h6l4 4v6l-4 4H7l-4-4V7l4-4ZM10 6.5v4.5M10 13.6v.1',
  eye: 'M2 10s2.8-5 8-5 8 5 8 5-2.8 5-8 5-8-5-8-5Zm8 2.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  'eye-off': 'm3 3 14 14M8 5.3A8.3 8.3 0 0 1 10 5c5.2 0 8 5 8 5a13 13 0 0 1-2.3 2.8M5 6.4A13 13 0 0 0 2 10s2.8 5 8 5a8 8 0 0 0 3-.6',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 9v5M10 6.2v.1',
  leave: 'M8 3.5H4v13h4M12.5 6.5 16 10l-3.5 3.5M16 10H8',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  minus: 'M4 10h12',
  people: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.4-3 2.7-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13 3.8a3 3 0 0 1 0 5.5M15 12.3c1.7.6 2.8 2 3 4.2',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.5 17c.5-3.5 3-5 6.5-5s6 1.5 6.5 5',
  plus: 'M10 4v12M4 10h12',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Zm4-1.5L17 17',
  share: 'M10 12V3m-3.5 3L10 2.5 13.5 6M5.5 9H4v8h12V9h-1.5',
  sort: 'm6 8 4-4 4 4M6 12l4 4 4-4',
  warning: 'M10 3 2.5 16.5h15L10 3ZM10 8v4M10 14.2v.1',
} as const;

export type IconName = keyof typeof STROKES;

/** A small sign beside words. It says nothing by itself: the words do. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" className={classes('icon', name === 'busy' && 'busy-mark', className)}>
      <path d={STROKES[name]} />
    </svg>
  );
}
