const BASE = 'http://here.invalid';

/**
 * A path of this place that came from outside (a query, a form), or the fallback when it could lead anywhere else.
 * Nothing from outside reaches a redirect without passing here.
 */
export function safeReturnTo(given: unknown, fallback = '/home'): string {
  if (typeof given !== 'string' || given.length > 2000 || !/^\/(?![/\\])[\u0021-\u007e]*$/.test(given) || given.includes('\\')) return fallback;
  let decoded: string;
  try {
    decoded = decodeURIComponent(given);
  } catch {
    return fallback;
  }
  if (/^\/\s*[/\\]/.test(decoded) || /[\u0000-\u001f\\]/.test(decoded)) return fallback;
  const url = new URL(given, BASE);
  if (url.origin !== BASE || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search;
}

/** Where a visitor signs in, and comes back from to the page they wanted. */
export function signInPath(wanted: string): string {
  const path = safeReturnTo(wanted, '/');
  return path === '/' || path === '/home' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`;
}

/**
 * Where visitors may send forms: signing in, joining, recovering, looking a paper up, choosing a language; and signing out and leaving, which end what
 * goes on of a session that was renewed meanwhile.
 */
export function isPublicPath(path: string): boolean {
  return /^\/(sign-in|sign-out|recovery|verify|language|leave|join\/[^/]+)(\.data)?$/.test(path);
}
