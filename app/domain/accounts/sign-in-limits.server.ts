import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#app/domain/refusal.ts';
import { connectionPool } from '#app/platform/database.server.ts';
import { derivedKey } from '#app/platform/master-key.server.ts';
import { now } from '#app/platform/clock.server.ts';

/**
 * How many attempts are looked at in a quarter of an hour, right or wrong. Nobody is ever locked out for good, an address is
 * never held against the people behind it before a hundred attempts (whole towns share one), and whoever comes from a device of
 * theirs is counted apart: others cannot use up what they may try, wherever those are.
 */
const WINDOW = 15 * 60;
const LIMITS = {
  /** One account from one address. */
  pair: { points: 8, duration: WINDOW },
  /** One account from anywhere: guesses spread over many addresses. */
  account: { points: 40, duration: WINDOW },
  /** One address at any account. */
  address: { points: 120, duration: WINDOW },
  /** One account from its own devices: in place of all the others. */
  device: { points: 8, duration: WINDOW },
  /** Codes of papers that one address looks up. */
  lookUp: { points: 60, duration: WINDOW },
} as const;

type Limit = keyof typeof LIMITS;

const limiters = new Map<Limit, RateLimiterAbstract>();

function limiter(limit: Limit): RateLimiterAbstract {
  let known = limiters.get(limit);
  if (!known) {
    known = new RateLimiterPostgres({
      storeClient: connectionPool(),
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: limit,
      ...LIMITS[limit],
    });
    limiters.set(limit, known);
  }
  return known;
}

/** A name or an address is kept only as a keyed hash, whose key changes each day. */
function blind(value: string): string {
  const day = now().toISOString().slice(0, 10);
  return createHmac('sha256', derivedKey('rate-limit')).update(`${day}|${value}`).digest('base64url');
}

function keysOf(name: string, address: string): Record<Exclude<Limit, 'lookUp'>, string> {
  return { pair: blind(`${name}|${address}`), account: blind(name), address: blind(`|${address}`), device: blind(name) };
}

/**
 * Counts an attempt before it is looked at, so that simultaneous guesses count too; the same for names that do not exist.
 * @throws Refusal `accounts.refusals.slowDown` with the minutes to wait
 */
export async function countAttempt(name: string, address: string, knownDevice: boolean): Promise<void> {
  const keys = keysOf(name, address);
  const limits: Exclude<Limit, 'lookUp'>[] = knownDevice ? ['device'] : ['pair', 'account', 'address'];
  for (const limit of limits) await consume(limit, keys[limit]);
}

/** Counts that somebody without an account looks a code up, before it is looked at. @throws Refusal `accounts.refusals.slowDown` */
export async function countLookUp(address: string): Promise<void> {
  await consume('lookUp', blind(`look up|${address}`));
}

async function consume(limit: Limit, key: string): Promise<void> {
  try {
    await limiter(limit).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal('accounts.refusals.slowDown', { count: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) });
  }
}

/** After a right passphrase: the account's own counts begin again, the address's count loses this one attempt. */
export async function forgiveAttempts(name: string, address: string): Promise<void> {
  const keys = keysOf(name, address);
  await Promise.all([limiter('pair').delete(keys.pair), limiter('account').delete(keys.account), limiter('device').delete(keys.device), limiter('address').reward(keys.address)]);
}

/** What a person's own device holds to be told from a stranger's: proves an earlier sign-in, names nobody. */
export function deviceProof(name: string): string {
  return createHmac('sha256', derivedKey('known-device')).update(name).digest('base64url');
}
