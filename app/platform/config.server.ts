import { isIP } from 'node:net';
import { resolve } from 'node:path';
import pg from 'pg';
import { z } from 'zod';

/** A wrong setting: the message is one line that names the variable and says what it takes. */
export class ConfigurationError extends Error {}

const whole = (name: string, min: number, max: number, fallback: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : Number(text)))
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, `${name} takes a whole number from ${min} to ${max}`);

const isKey = (text: string) => /^[A-Za-z0-9+/]{43}=$/.test(text);

const key = z
  .string()
  .optional()
  .transform((text) => text ?? null)
  .refine((text) => text === null || isKey(text), 'MASTER_KEY takes 32 bytes in base64 (for instance from: openssl rand -base64 32)');

const oldKeys = z
  .string()
  .optional()
  .transform((text) => (text ?? '').split(',').map((one) => one.trim()).filter(Boolean))
  .refine((keys) => keys.every(isKey), 'OLD_MASTER_KEYS takes earlier values of MASTER_KEY, with commas between them');

/** Browsers keep `__Host-` cookies from https only, and from the machine itself: anywhere else nobody could sign in. */
const keepsCookies = ({ protocol, hostname }: URL) => protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));

/** An address without a path: scheme, host and port are all that links, cookies and the host check build on. */
const origin = z
  .string()
  .optional()
  .transform((text) => text?.replace(/\/$/, '') || undefined)
  .refine((text) => text === undefined || (URL.canParse(text) && new URL(text).origin === text && keepsCookies(new URL(text))), 'ORIGIN takes the public address without a path, for instance https://example.org (http only for localhost, 127.0.0.1 and [::1])');

/** An address of the network, or a name that the system is asked for. */
const host = z
  .string()
  .optional()
  .transform((text) => text ?? '127.0.0.1')
  .refine((text) => isIP(text) !== 0 || /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i.test(text), 'HOST takes an address or a name of this machine, for instance 127.0.0.1 or 0.0.0.0');

/** An address of a proxy, or with `/` what a range of them begins with; the mixed spelling (`::ffff:10.0.0.1`) is one that the server cannot read throughout. */
function isRange(text: string): boolean {
  const [, address = '', bits] = /^([\d.]+|[\d:a-f]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128)));
}

/** `true` is refused on purpose: it would believe anybody's forwarding headers. */
const trustProxy = z
  .string()
  .optional()
  .transform((text) => (text === undefined ? false : /^\d+$/.test(text) ? Number(text) : text))
  .refine((value) => value === false || (typeof value === 'number' ? value >= 1 && value <= 5 : value.split(',').every((one) => isRange(one.trim()))), 'TRUST_PROXY takes the number of proxies before the program (1 to 5) or their addresses');

/** Whether the library that is to connect there can read the address: it knows more ways to write one than a URL has. */
function isReadable(address: string): boolean {
  try {
    return Boolean(new pg.Client({ connectionString: address }));
  } catch {
    return false;
  }
}

const databaseAddress = (name: string) =>
  z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && isReadable(text), `${name} takes the address of a PostgreSQL database, for instance postgresql://user:passphrase@host:5432/name`)
    .optional();

/** What the log may tell, from nothing to everything. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
/** What it tells unless it is told otherwise. */
export const USUAL_LEVEL = 'warn';

const schema = z
  .object({
    PORT: whole('PORT', 1, 65535, 3000),
    HOST: host,
    ORIGIN: origin,
    TRUST_PROXY: trustProxy,
    DATABASE_URL: databaseAddress('DATABASE_URL'),
    DEMO_DATABASE_URL: databaseAddress('DEMO_DATABASE_URL'),
    DATA_DIR: z.string().optional(),
    DATABASE_POOL: whole('DATABASE_POOL', 1, 100, 12),
    MASTER_KEY: key,
    OLD_MASTER_KEYS: oldKeys,
    LOG_LEVEL: z.enum(LOG_LEVELS, { error: 'LOG_LEVEL takes silent, error, warn, info or debug' }).default(USUAL_LEVEL),
    REQUESTS_PER_MINUTE: whole('REQUESTS_PER_MINUTE', 0, 1_000_000, 3000),
    DEMO: z.enum(['0', '1'], { error: 'DEMO takes 0 or 1' }).default('0'),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    /** Where people reach the program: links, the host check and cookies build on it. Written as browsers write it: without the port that needs no saying. */
    origin: env.ORIGIN ?? new URL(`http://localhost:${env.PORT}`).origin,
    trustProxy: env.TRUST_PROXY,
    /** The demonstration never takes the database of the real program, only one that is named for it. */
    databaseUrl: (env.DEMO === '1' ? env.DEMO_DATABASE_URL : env.DATABASE_URL) ?? null,
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    databasePool: env.DATABASE_POOL,
    masterKey: env.MASTER_KEY,
    /** Keys that may still have wrapped something; with the next start nothing needs them any more. */
    oldMasterKeys: env.OLD_MASTER_KEYS,
    logLevel: env.LOG_LEVEL,
    /** 0 for no bound. */
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    demo: env.DEMO === '1',
  }));

export type Config = z.output<typeof schema>;

/** Reads the settings; one that is empty is not set. @throws ConfigurationError at the first wrong one */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, text]) => text !== '')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? 'A setting');
  throw new ConfigurationError(issue?.message.startsWith(name) ? issue.message : `${name}: ${issue?.message ?? 'is wrong'}`);
}

let current: Config | null = null;

/** The settings of this process, checked once. */
export function config(): Config {
  current ??= readConfig(process.env);
  return current;
}
