import { urlencoded, type NextFunction, type Request, type Response } from 'express';
import { findSessionPerson } from '#app/domain/accounts/lucia.server.ts';
import { readCookie } from './cookies.server.ts';
import { isPublicPath, safeReturnTo } from './paths.ts';

const read = urlencoded({ extended: false, limit: '6mb', parameterLimit: 2000 });

/** Typed once and never sent back: what is secret does not go through sign-in. */
const SECRET = /passphrase|current|code/i;

/**
 * A form sent after its session had ended: nothing of it is done, and the sign-in page comes instead (401), holding what
 * was typed. After signing in, one press sends it again, under whoever then asks.
 */
export function keepFormThroughSignIn(request: Request, response: Response, next: NextFunction): void {
  const type = request.headers['content-type'] ?? '';
  if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded') || isPublicPath(request.path) || request.path.endsWith('.data')) return next();
  const sessionId = readCookie(request, '__Host-s');
  const person = sessionId ? findSessionPerson(sessionId) : Promise.resolve(null);
  person.then((found) => (found ? next() : keep(request, response, next)), next);
}

function keep(request: Request, response: Response, next: NextFunction): void {
  read(request, response, (error: unknown) => {
    if (error) return next(error);
    const fields = Object.entries(request.body as Record<string, string | string[]>)
      .filter(([name]) => !SECRET.test(name))
      .flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
    response.locals.keptForm = { action: safeReturnTo(request.originalUrl, '/home'), fields };
    response.status(401);
    request.method = 'GET';
    request.url = '/sign-in';
    request.originalUrl = '/sign-in';
    for (const header of ['content-type', 'content-length', 'origin']) delete request.headers[header];
    next();
  });
}
