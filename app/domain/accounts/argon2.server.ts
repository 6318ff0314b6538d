import { hash, verify } from '@node-rs/argon2';

/** argon2id, 46 MiB, one pass, one lane: OWASP ASVS 5.0 appendix C. */
const COST = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 } as const;

/** At most this many at once, so that a flood of sign-ins cannot exhaust memory. */
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export function hashPassphrase(passphrase: string): Promise<string> {
  return inTurn(() => hash(passphrase.normalize('NFKC'), COST));
}

let dummy: Promise<string> | undefined;

/** Compares in the time of a real comparison even when there is no such account (`stored` is null). */
export async function passphraseMatches(passphrase: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassphrase('no account has this passphrase');
  const against = stored ?? (await dummy);
  const matches = await inTurn(() => verify(against, passphrase.normalize('NFKC')));
  return matches && stored !== null;
}
