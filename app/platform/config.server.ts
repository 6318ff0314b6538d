import { resolve } from 'node:path';
import { z } from 'zod';

/** A wrong setting: the message is one line that names the variable and says what it takes. */
export class ConfigurationError extends Error {}

const whole = (name: string, min: number, max: number, fallback: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text === '' ? fallback : Number(text)))
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, `${name} takes a whole number from ${min} to ${max}`);

const isKey = (text: string) => /^[A-Za-z0-9+/]{43}=$/.test(text);

const key = z
  .string()
  .optional()
  .transform((text) => text || null)
  .refine((text) => text === null || isKey(text), 'MASTER_KEY takes 32 bytes in base64 (for instance from: openssl rand -base64 32)');

const oldKeys = z
  .string()
  .optional()
  .transform((text) => (text ?? '').split(',').map((one) => one.trim()).filter(Boolean))
  .refine((keys) => keys.every(isKey), 'OLD_MASTER_KEYS takes earlier values of MASTER_KEY, with commas between them');

/** An address without a path: scheme, host and port are all that links, cookies and the host check build on. */
const origin = z
  .string()
  .optional()
  .transform((text) => text?.replace(/\/$/, '') || undefined)
  .refine((text) => text === undefined || (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text), 'ORIGIN takes the public address without a path, for instance https://example.org');

/** `true` is refused on purpose: it would believe anybody's forwarding headers. */
const trustProxy = z
  .string()
  .optional()
  .transform((text) => (!text ? false : /^\d+$/.test(text) ? Number(text) : text))
  .refine((value) => value === false || (typeof value === 'number' ? value >= 1 && value <= 5 : /^[\d.:a-f/, ]+$/i.test(value)), 'TRUST_PROXY takes the number of proxies before the program (1 to 5) or their addresses');

const schema = z
  .object({
    PORT: whole('PORT', 0, 65535, 3000),
    HOST: z.string().default('127.0.0.1'),
    ORIGIN: origin,
    TRUST_PROXY: trustProxy,
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'DATABASE_URL takes the address of a PostgreSQL database, beginning with postgresql://').optional(),
    DATA_DIR: z.string().default('.data'),
    DATABASE_POOL: whole('DATABASE_POOL', 1, 100, 12),
    MASTER_KEY: key,
    OLD_MASTER_KEYS: oldKeys,
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'LOG_LEVEL takes silent, error, warn, info or debug' }).default('warn'),
    REQUESTS_PER_MINUTE: whole('REQUESTS_PER_MINUTE', 0, 1_000_000, 3000),
    DEMO: z.enum(['0', '1'], { error: 'DEMO takes 0 or 1' }).default('0'),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    /** Where people reach the program: links, the host check and cookies build on it. */
    origin: env.ORIGIN ?? `http://localhost:${env.PORT}`,
    trustProxy: env.TRUST_PROXY,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: resolve(env.DATA_DIR),
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

/** Reads the settings. @throws ConfigurationError at the first wrong one */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(env);
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
