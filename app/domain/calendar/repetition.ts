import ICAL from 'ical.js';
import { Refusal } from '#app/domain/refusal.ts';

interface Budget {
  left: number;
}

interface Wanted {
  /** In minutes since 1970: occurrences that begin after the one and before the other. */
  after: number;
  before: number;
  /** A local time of the event as an instant. */
  instantOf(time: ICAL.Time): number;
  /** The same for a time of a property with a zone of its own. */
  ownRdate(property: ICAL.Property, time: ICAL.Time): number;
  /** The end of a rule on the clock of the event. */
  localUntil(until: ICAL.Time): ICAL.Time;
  /** How many steps the file may still take. */
  budget: Budget;
}

/** The steps of one event: about a tenth of a second. */
const STEPS_AN_EVENT = 20_000;

/**
 * When the occurrences of a repeated event begin (RFC 5545, 3.8.5), worked out on the event's own clock.
 * @throws Refusal `calendar.busy.errors.tooMuch` when the budget is spent
 */
export function repeatedTimes(event: ICAL.Component, start: ICAL.Time, wanted: Wanted): number[] {
  const starts = new Set<number>([wanted.instantOf(start)]);
  for (const property of event.getAllProperties('rdate')) {
    for (const value of property.getValues() as (ICAL.Time | ICAL.Period)[]) starts.add(wanted.ownRdate(property, value instanceof ICAL.Period ? value.start : value));
  }
  for (const rule of event.getAllProperties('rrule').map((property) => property.getFirstValue() as ICAL.Recur)) {
    const repeated = rule.clone();
    if (repeated.until) repeated.until = wanted.localUntil(repeated.until);
    for (const at of occurrences(repeated, start, wanted)) starts.add(at);
  }
  return [...starts].filter((at) => at > wanted.after && at < wanted.before);
}

function* occurrences(rule: ICAL.Recur, start: ICAL.Time, { after, before, instantOf, budget: whole }: Wanted): Generator<number> {
  // The library counts some intervals one by one.
  if (!(rule.interval >= 1 && rule.interval <= 1000)) throw new Refusal('calendar.busy.errors.tooMuch');
  // The event's own clock, without its zone: rules speak of hours on the wall.
  const local = new ICAL.Time({ year: start.year, month: start.month, day: start.day, hour: start.hour, minute: start.minute, second: start.second, isDate: start.isDate }, ICAL.Timezone.localTimezone);
  skipPast(local, rule, after, instantOf);
  const budget = { left: Math.min(STEPS_AN_EVENT, whole.left) };
  const given = budget.left;
  const iterator = new BoundedIterator({ rule, dtstart: local }, budget);
  for (let time = iterator.next() as ICAL.Time | null; time; time = iterator.next() as ICAL.Time | null) {
    spend(budget, 1);
    const at = instantOf(time);
    if (at >= before) break;
    yield at;
  }
  spend(whole, given - budget.left);
}

/** Of what has repeated by days or weeks for years, the past is passed over in whole rounds, where nobody counts. */
function skipPast(start: ICAL.Time, rule: ICAL.Recur, after: number, instantOf: Wanted['instantOf']): void {
  const round = rule.count ? 0 : rule.freq === 'DAILY' ? rule.interval : rule.freq === 'WEEKLY' ? 7 * rule.interval : 0;
  if (round === 0) return;
  const rounds = Math.floor((after - instantOf(start)) / 1440 / round) - 2;
  if (rounds > 0) start.adjust(rounds * round, 0, 0, 0);
}

function spend(budget: Budget, steps: number): void {
  budget.left -= steps;
  if (budget.left < 0) throw new Refusal('calendar.busy.errors.tooMuch');
}

let inConstruction: Budget = { left: 0 };

/** Counts each step that the library takes within one call, as some rules make it search for ever. */
class BoundedIterator extends ICAL.RecurIterator {
  private readonly budget: Budget;

  constructor(options: ConstructorParameters<typeof ICAL.RecurIterator>[0], budget: Budget) {
    inConstruction = budget;
    super(options);
    this.budget = budget;
  }

  private step(steps: number): void {
    spend(this.budget ?? inConstruction, steps);
  }

  override check_contracting_rules(): boolean {
    this.step(1);
    return super.check_contracting_rules();
  }

  override increment_monthday(inc: number): void {
    this.step(1);
    super.increment_monthday(inc);
  }

  override increment_month(): void {
    this.step(1);
    super.increment_month();
  }

  override expand_year_days(year: number): number {
    this.step(30);
    return super.expand_year_days(year);
  }
}
