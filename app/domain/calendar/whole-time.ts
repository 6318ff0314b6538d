import type { ToldTime } from './told-times.ts';

/** A time as a line of its own: Tuesday 30 March 2027, 14:00–15:30; Mardi 30 mars 2027, 14:00–15:30. */
export function wholeTime({ day, hours }: Pick<ToldTime, 'day' | 'hours'>): string {
  return `${wholeDay({ day })}, ${hours}`;
}

/** Its day alone, as a line begins. */
export function wholeDay({ day }: Pick<ToldTime, 'day'>): string {
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
}
