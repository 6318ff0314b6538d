import { layOverDays, shownBy, type Day, type Shown, type View } from '#app/domain/calendar/day-plan.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { spanOf, type Span } from '#app/domain/calendar/spans.ts';

/** A session on a calendar page: where it is told, and moved by who may. */
export interface LaidSession extends Span {
  id: string;
  state: string;
  mayMove: boolean;
}

/** The sessions of an engagement over the days of a view: around a day that was asked for, else around the next session, else today. */
export function laySessions(sessions: readonly { id: string; state: string; mayMove: boolean; startsAt: Date; endsAt: Date }[], { view, on }: { view: View; on?: string | undefined }, zone: string, now: Date): { shown: Shown; zone: string; days: Day<LaidSession>[] } {
  const standing = sessions.filter(({ state }) => state !== 'cancelled');
  const next = standing.find(({ endsAt }) => endsAt > now) ?? standing.at(-1);
  const today = dayIn(zone, now);
  const shown = shownBy(view, on ?? (next ? dayIn(zone, next.startsAt) : today), today);
  const items = sessions.map(({ id, state, mayMove, ...time }) => ({ id, state, mayMove, ...spanOf(time) }));
  return { shown, zone, days: layOverDays(items, shown.firstDay, shown.days, zone) };
}
