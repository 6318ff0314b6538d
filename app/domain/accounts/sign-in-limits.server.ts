import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#app/domain/refusal.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { derivedKey } from '#app/platform/master-key.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { sourceOf } from './source.ts';

/**
 * How many attempts are looked at in a quarter of an hour, right or wrong. Nobody is ever locked out for good, an address is
 * never held against the people behind it before a hundred attempts (whole towns share one), and whoever comes from a device of
 * theirs is counted apart: others cannot use up what they may try, wherever those are. Nor, on a device that knows nobody, the
 * first attempts of an address that has not guessed yet (decision 0025).
 */
const WINDOW = 15 * 60;
const LIMITS = {
  /** One account from one address. */
  pair: { points: 8, duration: WINDOW },
  /** One account from anywhere: guesses spread over many addresses, from the third of each on. */
  account: { points: 40, duration: WINDOW },
  /** One account from anywhere: the first two of each address. Beyond that many they are guesses like others. */
  firsts: { points: 1000, duration: WINDOW },
  /** One address at any account. */
  address: { points: 120, duration: WINDOW },
  /** One account from its own devices: in place of all the others. */
  device: { points: 8, duration: WINDOW },
  /** Codes of papers that one address looks up. */
  lookUp: { points: 60, duration: WINDOW },
  /** Pseudonyms tried with one invitation, and from one address with any. */
  invitation: { points: 8, duration: WINDOW },
  joining: { points: 60, duration: WINDOW },
} as const;

/** How many attempts at an account an address has for itself, whatever others try meanwhile. */
const OF_ITS_OWN = 2;

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

type Guessed = 'pair' | 'account' | 'firsts' | 'address' | 'device';

function keysOf(name: string, address: string): Record<Guessed, string> {
  const source = sourceOf(address);
  return { pair: blind(`${name}|${source}`), account: blind(name), firsts: blind(name), address: blind(`|${source}`), device: blind(name) };
}

/**
 * Counts an attempt before it is looked at, so that simultaneous guesses count too; the same for names that do not exist.
 * @throws Refusal `accounts.refusals.slowDown` with the minutes to wait
 */
export async function countAttempt(name: string, address: string, knownDevice: boolean): Promise<void> {
  const keys = keysOf(name, address);
  if (knownDevice) return void (await consume('device', keys.device));
  const own = await consume('pair', keys.pair);
  const isApart = own <= OF_ITS_OWN && (await isWithin('firsts', keys.firsts));
  if (!isApart) await consume('account', keys.account);
  await consume('address', keys.address);
}

/**
 * Counts that a pseudonym is tried with an invitation, before it is looked at: whether it is taken is told only so often.
 * @throws Refusal `accounts.refusals.slowDown`, whatever the pseudonym
 */
export async function countJoining(tokenHash: string, address: string): Promise<void> {
  await consume('invitation', blind(`invitation|${tokenHash}`));
  await consume('joining', blind(`joining|${sourceOf(address)}`));
}

/** Counts that somebody without an account looks a code up, before it is looked at. @throws Refusal `accounts.refusals.slowDown` */
export async function countLookUp(address: string): Promise<void> {
  await consume('lookUp', blind(`look up|${sourceOf(address)}`));
}

/** Takes one of what is left, and tells how many that makes. @throws Refusal where nothing is left */
async function consume(limit: Limit, key: string): Promise<number> {
  try {
    return (await limiter(limit).consume(key)).consumedPoints;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Refusal('accounts.refusals.slowDown', { count: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) });
  }
}

async function isWithin(limit: Limit, key: string): Promise<boolean> {
  return consume(limit, key).then(() => true, (error: unknown) => (error instanceof Refusal ? false : Promise.reject(error as Error)));
}

/** After a right passphrase: the account's own counts begin again, the address's count loses this one attempt. */
export async function forgiveAttempts(name: string, address: string): Promise<void> {
  const keys = keysOf(name, address);
  await Promise.all([limiter('pair').delete(keys.pair), limiter('account').delete(keys.account), limiter('firsts').delete(keys.firsts), limiter('device').delete(keys.device), limiter('address').reward(keys.address)]);
}

/** What was counted in a quarter of an hour that is over is nobody's business: keyed hashes as they are, they would tell the holder of the key who had tried when. */
export async function deletePastAttempts(): Promise<void> {
  await database().rateLimit.deleteMany({ where: { expire: { lt: now().getTime() } } });
}

/** What a person's own device holds to be told from a stranger's: proves an earlier sign-in, names nobody. */
export function deviceProof(name: string): string {
  return createHmac('sha256', derivedKey('known-device')).update(name).digest('base64url');
}
