import type { CookieOptions, Request, Response } from 'express';
import type { CookieName } from './context.server.ts';

/** `__Host-` asks for Secure and the root path; browsers take `http://localhost` for secure. */
const BASE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };

export function readCookie(request: Request, name: CookieName): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim();
      try {
        return decodeURIComponent(value);
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

/** Without `maxAge` (milliseconds) the cookie goes with the browser. */
export function setCookie(response: Response, name: CookieName, value: string, options: CookieOptions = {}): void {
  response.cookie(name, value, { ...BASE, ...options });
}

export function dropCookie(response: Response, name: CookieName): void {
  response.cookie(name, '', { ...BASE, expires: new Date(0) });
}
