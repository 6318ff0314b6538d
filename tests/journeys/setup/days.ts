/** A day so many days after another, both as `2027-03-28`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last Sunday of March next year: in most of Europe the clocks go forward, in Africa's east and in Brazil they stay. */
export function nextChangeOfClocks(): string {
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 2, 31));
  last.setUTCDate(31 - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}

/** The day so many days from now, as `2027-03-28`. */
export function dayIn(days: number): string {
  return addDays(new Date().toISOString().slice(0, 10), days);
}
