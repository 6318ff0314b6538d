import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** The policy of a page: nothing but our own, scripts only with this answer's nonce. */
function policy(nonce: string, secure: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/**
 * The headers of every answer, whatever it is: set in Express, as Remix merges its own unpredictably and not for errors.
 * `same-origin` and not `no-referrer`: with the latter browsers send `Origin: null` with forms, and Remix refuses them.
 */
export function secureHeaders({ origin }: { origin: string }) {
  const secure = origin.startsWith('https:');
  return function setHeaders(request: Request, response: Response, next: NextFunction): void {
    const nonce = randomBytes(16).toString('base64');
    response.locals.nonce = nonce;
    response.setHeader('Content-Security-Policy', policy(nonce, secure));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
    if (secure) response.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    response.setHeader('Cache-Control', 'no-store');
    keepUnstored(response);
    next();
  };
}

/** Whatever comes later: only files whose name holds their hash may be stored, and they say so themselves. */
function keepUnstored(response: Response): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() === 'cache-control' && value !== IMMUTABLE) return response;
    return setHeader(name, value);
  };
}

export const IMMUTABLE = 'public,max-age=31536000,immutable';
