import { pino } from 'pino';
import { LOG_LEVELS, USUAL_LEVEL } from './config.server.ts';
import { currentRequestId } from './request-context.server.ts';

/** A level that there is not is told by the check of the settings, which comes after the log is made. */
const level = LOG_LEVELS.find((one) => one === process.env.LOG_LEVEL) ?? USUAL_LEVEL;

/**
 * The log: events, ids, numbers. Never a name, a text, an address, a path or a query; so nothing is ever passed to it whole.
 */
export const log = pino({
  level,
  base: null,
  mixin: () => {
    const requestId = currentRequestId();
    return requestId ? { requestId } : {};
  },
  redact: ['*.email', '*.address', '*.passphrase', '*.token', '*.cookie', '*.headers', '*.body'],
});
