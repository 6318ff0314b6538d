/** How long a session may rest and last, in milliseconds. */
export interface SessionLife {
  idle: number;
  absolute: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A shared device: 20 idle minutes, 12 hours at most, and the cookie goes with the browser. */
export const SHARED_DEVICE: SessionLife = { idle: 20 * MINUTE, absolute: 12 * HOUR };
/** One's own device, chosen on purpose: three idle days, 14 days at most. */
export const OWN_DEVICE: SessionLife = { idle: 72 * HOUR, absolute: 14 * 24 * HOUR };

/** How long it is known of a session that ended by itself whose it was, so that what was being typed comes back to them alone. */
export const REMEMBERED = 24 * HOUR;

export function lifeOf(sharedDevice: boolean): SessionLife {
  return sharedDevice ? SHARED_DEVICE : OWN_DEVICE;
}

/** How long the last use of a session may be behind before it is written down again. */
const RENEWAL = MINUTE;

export interface SessionTimes {
  lastUsedAt: Date;
  expiresAt: Date;
  absoluteExpiresAt: Date;
}

/** Whether a session is over, is due to be renewed by this use, or is fresh. */
export function stateOf(session: SessionTimes, now: Date): 'over' | 'renew' | 'fresh' {
  if (now >= session.expiresAt || now >= session.absoluteExpiresAt) return 'over';
  return now.getTime() - session.lastUsedAt.getTime() >= RENEWAL ? 'renew' : 'fresh';
}

/** When a session used now ends, if it is not used again: never later than its absolute end. */
export function nextExpiry(sharedDevice: boolean, absoluteExpiresAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + lifeOf(sharedDevice).idle, absoluteExpiresAt.getTime()));
}
