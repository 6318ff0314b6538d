import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { Refusal } from '#app/domain/refusal.ts';
import { hasImpossibleTime, pickTimeParts } from './calendar-lines.ts';
import { localOf, spanOfDay } from './local-time.ts';
import { repeatedTimes } from './repetition.ts';
import { joinSpans, type Span } from './spans.ts';
import { isZone } from './zone.ts';

/** How many stretches are kept of it. */
const MOST_SPANS = 10_000;
/** How much may be worked out of its repetitions: rules can be made never to end. */
const MOST_STEPS = 300_000;

/** How a file's local times become instants. */
interface Clock {
  /** For times without a zone: the reader's own. */
  ownZone: string;
  zonesOfFile: ReadonlyMap<string, ICAL.Timezone>;
}

/**
 * The busy times of an iCalendar text within a period: events that are not cancelled and not marked free, with their
 * repetitions, and the busy stretches of free-busy lists. Nothing else of the text is looked at or kept. What lies together is
 * one. Gives way to other work as it goes.
 * @throws Refusal `calendar.busy.errors.*`
 */
export async function readBusyTimes(text: string, period: Span, ownZone: string): Promise<Span[]> {
  const parts = pickTimeParts(text);
  if (!parts) throw new Refusal('calendar.busy.errors.notACalendar');
  const clock: Clock = { ownZone, zonesOfFile: new Map((await readParts(parts.VTIMEZONE)).map(readZone)) };
  const events = await readParts(parts.VEVENT);
  const replaced = collectReplaced(events, clock);
  const budget = { left: MOST_STEPS };
  const spans: Span[] = [];
  for (const [i, event] of events.entries()) {
    if (i % 50 === 49) await giveWay();
    spans.push(...told(() => spansOfEvent(event, period, clock, replaced, budget)));
  }
  for (const list of await readParts(parts.VFREEBUSY)) spans.push(...told(() => spansOfFreeBusy(list, clock)));
  const within = joinSpans(spans.map(({ from, until }) => ({ from: Math.max(from, period.from), until: Math.min(until, period.until) })));
  if (within.length > MOST_SPANS) throw new Refusal('calendar.busy.errors.tooMuch');
  return within;
}

async function readParts(parts: readonly string[]): Promise<ICAL.Component[]> {
  const read: ICAL.Component[] = [];
  for (const [i, part] of parts.entries()) {
    if (i % 500 === 499) await giveWay();
    if (hasImpossibleTime(part)) throw new Refusal('calendar.busy.errors.malformed');
    read.push(told(() => new ICAL.Component(ICAL.parse(part) as unknown[])));
  }
  return read;
}

function giveWay(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

function readZone(component: ICAL.Component): [string, ICAL.Timezone] {
  const tzid = String(component.getFirstPropertyValue('tzid'));
  return [tzid, new ICAL.Timezone({ component, tzid })];
}

/** What the library cannot read is malformed, whatever it says of it. */
function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('calendar.busy.errors.malformed');
  }
}

/** Occurrences that an event of their own replaces, by the series they belong to. */
function collectReplaced(events: readonly ICAL.Component[], clock: Clock): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (const event of events) {
    const property = event.getFirstProperty('recurrence-id');
    if (property) replaced.add(`${uidOf(event)}|${told(() => instantOf(property.getFirstValue() as ICAL.Time, property, clock))}`);
  }
  return replaced;
}

function uidOf(event: ICAL.Component): string {
  return String(event.getFirstPropertyValue('uid'));
}

function spansOfEvent(event: ICAL.Component, period: Span, clock: Clock, replaced: ReadonlySet<string>, budget: { left: number }): Span[] {
  const isFree = String(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED' || String(event.getFirstPropertyValue('transp')).toUpperCase() === 'TRANSPARENT';
  const begin = event.getFirstProperty('dtstart');
  if (isFree || !begin) return [];
  const start = begin.getFirstValue() as ICAL.Time;
  const first = instantOf(start, begin, clock);
  const length = Math.max(0, endOf(event, start, clock) - first);
  const dropped = new Set(event.getAllProperties('exdate').flatMap((property) => (property.getValues() as ICAL.Time[]).map((time) => instantOf(time, property, clock))));
  const isSeries = !event.hasProperty('recurrence-id');
  const isUtc = start.zone === ICAL.Timezone.utcTimezone;
  const instantOfStart = (time: ICAL.Time) => {
    const zoned = time.clone();
    if (isUtc) zoned.zone = ICAL.Timezone.utcTimezone;
    return instantOf(zoned, begin, clock);
  };
  const starts = isSeries && (event.hasProperty('rrule') || event.hasProperty('rdate')) ? repeatedTimes(event, start, { after: period.from - length, before: period.until, instantOf: instantOfStart, ownRdate: (property, time) => instantOf(time, property, clock), localUntil: (until) => localUntil(until, begin, clock), budget }) : [first];
  return starts.filter((at) => !dropped.has(at) && !(isSeries && replaced.has(`${uidOf(event)}|${at}`))).map((at) => ({ from: at, until: at + length }));
}

/** The end as an instant: said, or by a duration; else the whole day, or none. */
function endOf(event: ICAL.Component, start: ICAL.Time, clock: Clock): number {
  const begin = event.getFirstProperty('dtstart') as ICAL.Property;
  const first = instantOf(start, begin, clock);
  const end = event.getFirstProperty('dtend');
  if (end) return endSaid(end, { start, begin, first }, clock);
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return first + Math.round(duration.toSeconds() / 60);
  return first + (start.isDate ? 1440 : 0);
}

/** A begin that the clocks leave out may come to lie at or behind an end that they show: then it lasts as long as the clock says. */
function endSaid(end: ICAL.Property, { start, begin, first }: { start: ICAL.Time; begin: ICAL.Property; first: number }, clock: Clock): number {
  const until = end.getFirstValue() as ICAL.Time;
  const last = instantOf(until, end, clock);
  if (last > first || end.getParameter('tzid') !== begin.getParameter('tzid')) return last;
  return first + Math.round(until.subtractDate(start).toSeconds() / 60);
}

function spansOfFreeBusy(list: ICAL.Component, clock: Clock): Span[] {
  return list.getAllProperties('freebusy').flatMap((property) => {
    if (String(property.getParameter('fbtype') ?? '').toUpperCase() === 'FREE') return [];
    return (property.getValues() as ICAL.Period[]).map((stretch) => {
      const from = instantOf(stretch.start, property, clock);
      return { from, until: stretch.end ? instantOf(stretch.end, property, clock) : from + Math.round(stretch.getDuration().toSeconds() / 60) };
    });
  });
}

/** A time of the file in minutes since 1970. */
function instantOf(time: ICAL.Time, property: ICAL.Property, { ownZone, zonesOfFile }: Clock): number {
  if (!(time instanceof ICAL.Time)) throw new Error('no time');
  const day = `${String(time.year).padStart(4, '0')}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`;
  if (time.isDate) return spanOfDay(day, ownZone).from;
  const clockTime = `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
  if (time.zone === ICAL.Timezone.utcTimezone) return instantIn('UTC', day, clockTime);
  const zone = zoneOf(property, ownZone, zonesOfFile);
  if (typeof zone === 'string') return instantIn(zone, day, clockTime);
  return instantInDescribed(zone, time);
}

/** The library counts a time that the clocks leave out by how they stand after. */
function instantInDescribed(zone: ICAL.Timezone, time: ICAL.Time): number {
  const earlier = (seconds: number) => {
    const before = time.clone();
    before.adjust(0, 0, 0, -seconds);
    return zone.utcOffset(before);
  };
  const zoned = time.clone();
  zoned.zone = zone;
  const [offset, offsetBefore] = [zone.utcOffset(time), earlier(86_400)];
  const jump = offset - offsetBefore;
  const isLeftOut = jump > 0 && earlier(jump) === offsetBefore;
  return Math.floor((zoned.toUnixTime() + (isLeftOut ? jump : 0)) / 60);
}

/** A zone of the tz database by its name, else as the file itself describes it. */
function zoneOf(property: ICAL.Property, ownZone: string, zonesOfFile: Clock['zonesOfFile']): string | ICAL.Timezone {
  const name = property.getParameter('tzid');
  if (typeof name !== 'string' || name === '') return ownZone;
  const known = name.replace(/^\/[^/]+\/(\d+\/)?/, '');
  if (isZone(known)) return known;
  const described = zonesOfFile.get(name);
  if (!described) throw new Refusal('calendar.busy.errors.unknownZone', { zone: name.slice(0, 60) });
  return described;
}

/** A time that the clocks leave out is told by how they stood before (RFC 5545, 3.3.5), one that comes twice is the first of the two: as Temporal takes them unasked. */
function instantIn(zone: string, day: string, time: string): number {
  return Math.floor(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds / 60_000);
}

/** The last moment of a rule, told in UTC, on the clock of the event: its repetitions are worked out on that clock. */
function localUntil(until: ICAL.Time, begin: ICAL.Property, { ownZone, zonesOfFile }: Clock): ICAL.Time {
  if (until.isDate || until.zone !== ICAL.Timezone.utcTimezone) return until;
  const zone = (begin.getFirstValue() as ICAL.Time).zone === ICAL.Timezone.utcTimezone ? 'UTC' : zoneOf(begin, ownZone, zonesOfFile);
  if (typeof zone !== 'string') return until.convertToZone(zone);
  const { day, time } = localOf(until.toJSDate(), zone);
  return ICAL.Time.fromDateTimeString(`${day}T${time}:59`);
}
