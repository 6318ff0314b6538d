/** What a local date and time stands for in a zone: one instant, two (clocks were set back), or none (clocks were set forward). */
export type LocalMoment =
  | { kind: 'once'; at: Date }
  | { kind: 'twice'; at: Date; again: Date }
  /** `before` and `after`: the last local minute before the gap and the first after it, as `HH:MM`. */
  | { kind: 'never'; before: string; after: string };

/** @param day as `2026-11-23` @param time as `14:30` @param zone IANA name */
export declare function momentOf(day: string, time: string, zone: string): LocalMoment;
