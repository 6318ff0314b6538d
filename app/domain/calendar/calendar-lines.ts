/** The lines that say when; all else (titles, places, people, alarms, attachments) is passed over unread. */
const KEPT = new Set(['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'STATUS', 'TRANSP', 'FREEBUSY', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO']);
const PARTS = ['VEVENT', 'VFREEBUSY', 'VTIMEZONE'] as const;
const WITHIN_ZONES = new Set(['STANDARD', 'DAYLIGHT']);

/** The parts of a calendar that say when, each as a text of its own. */
export type TimeParts = Record<(typeof PARTS)[number], string[]>;

/**
 * Of an iCalendar text the parts that say when; null when it is none, or when its parts do not end as they began. Several
 * calendars, one after the other, are taken together.
 */
export function pickTimeParts(text: string): TimeParts | null {
  const parts: TimeParts = { VEVENT: [], VFREEBUSY: [], VTIMEZONE: [] };
  const open: string[] = [];
  let lines: string[] = [];
  let isCalendar = false;
  const isKept = () => PARTS.some((part) => part === open[1]) && (open.length === 2 || (open.length === 3 && WITHIN_ZONES.has(open[2] ?? '')));
  for (const line of unfold(text)) {
    const [, name = '', rest = ''] = /^([\w-]+)(.*)$/s.exec(line) ?? [];
    const word = name.toUpperCase();
    const part = rest.slice(1).trim().toUpperCase();
    if (word === 'BEGIN') {
      if (open.length === 0 && part !== 'VCALENDAR') return null;
      isCalendar = true;
      open.push(part);
      if (open.length === 2) lines = [];
      if (isKept()) lines.push(`BEGIN:${part}`);
    } else if (word === 'END') {
      if (isKept()) lines.push(`END:${part}`);
      const kind = PARTS.find((one) => one === open[1]);
      if (open.pop() !== part) return null;
      if (open.length === 1 && kind) parts[kind].push(lines.join('\r\n'));
    } else if (KEPT.has(word) && isKept()) lines.push(word + rest);
  }
  return isCalendar && open.length === 0 ? parts : null;
}

/** Lines as they were before they were folded (RFC 5545, 3.1), whatever ends them. */
function* unfold(text: string): Generator<string> {
  let whole = '';
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      // A line of which nothing is kept may be very long: a picture.
      if (whole.length < 100_000) whole += line.slice(1);
      continue;
    }
    if (whole) yield whole;
    whole = line;
  }
  if (whole) yield whole;
}

/** Whether a part names a day or an hour that there is not, such as 30 February: the library would count on without a word. */
export function hasImpossibleTime(part: string): boolean {
  for (const [, values = ''] of part.matchAll(/^(?:DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID|FREEBUSY)[^:\r\n]*(?::|"[^"\r\n]*":)(.*)$/gm)) {
    for (const [, year, month, day, , hour = '0', minute = '0', second = '0'] of values.matchAll(/\b(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d))?/g)) {
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return true;
    }
  }
  return false;
}
