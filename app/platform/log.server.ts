import { pino } from 'pino';
import { currentRequestId } from './request-context.server.ts';

/**
 * The log: events, ids, numbers. Never a name, a text, an address, a path or a query; so nothing is ever passed to it whole.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'warn',
  base: null,
  mixin: () => {
    const requestId = currentRequestId();
    return requestId ? { requestId } : {};
  },
  redact: ['*.email', '*.address', '*.passphrase', '*.token', '*.cookie', '*.headers', '*.body'],
});
