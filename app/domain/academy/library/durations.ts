/** Minutes since the begin as a clock shows them: 1:05. */
export function clockOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** How long something takes, in the words of a language: 45 min, 3 h, 3 h 25. */
export function tellDuration(minutes: number, t: (key: string, params: Record<string, unknown>) => string): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? t('academy.duration.minutes', { minutes }) : rest === 0 ? t('academy.duration.hours', { hours }) : t('academy.duration.both', { hours, minutes: String(rest).padStart(2, '0') });
}

/** Each block with when it begins and ends, in minutes from the begin of the session. */
export function runningTimes<B extends { minutes: number }>(plan: readonly B[]): (B & { from: number; to: number })[] {
  let at = 0;
  return plan.map((block) => ({ ...block, from: at, to: (at += block.minutes) }));
}
