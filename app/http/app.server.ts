import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import sirv from 'sirv';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTakingOut } from '#app/domain/academy/departures.server.ts';
import { startLettingGo } from '#app/domain/assistance/departures.server.ts';
import { hasPart } from '#app/domain/assistance/letting-go.server.ts';
import { startEndingWithEngagements } from '#app/domain/academy/sites/engagement-visits.server.ts';
import { startEndingWithPairings } from '#app/domain/academy/sites/pairing-visits.server.ts';
import { startFollowingZones } from '#app/domain/calendar/availability.server.ts';
import { startFollowingDepartures } from '#app/domain/mentoring/departures.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { config } from '#app/platform/config.server.ts';
import { isDatabaseFailure } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { log } from '#app/platform/log.server.ts';
import { withRequestId } from '#app/platform/request-context.server.ts';
import { BROTLI, ENCODINGS, THRESHOLD, type Encoding } from './compression.server.ts';
import type { RequestContext } from './context.server.ts';
import { dropCookie, readCookie, setCookie } from './cookies.server.ts';
import { guard } from './guard.server.ts';
import { IMMUTABLE, secureHeaders } from './headers.server.ts';
import { healthz, readyz } from './health.server.ts';
import { keepFormThroughSignIn } from './kept-form.server.ts';
import { cutLargeFiles } from './large-files.server.ts';
import { safeReturnTo } from './paths.ts';
import { partFinder } from './parts.server.ts';
import { plainPage } from './plain-page.server.ts';
import { finishLeaving, isLeaving, leave, showClock } from './quick-exit.server.ts';
import { decideRefusals } from './refusals.server.ts';
import { remixHandler } from './remix.server.ts';

const MIB = 1024 * 1024;

/** The chain that every request walks: id, headers, guard, limits, files, then Remix. What happens from now on is told to whom it concerns. */
export function createApp(build: ServerBuild, clientFolder: string): Express {
  const { origin, trustProxy, requestsPerMinute } = config();
  startFollowingZones();
  startTelling();
  startEndingWithPairings();
  startLettingGo();
  startFollowingDepartures();
  // Times of sessions are let go of before visits are, whatever ends: two that end at once wait for each other in one order.
  startEndingWithEngagements(hasPart);
  startTakingOut();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  app.use(giveRequestId);
  app.use(secureHeaders({ origin }));
  app.get('/healthz', healthz);
  app.get('/readyz', readyz);
  app.use(guard({ origin, behindProxy: trustProxy !== false, formLimit: 6 * MIB, fileLimit: 64 * MIB }));
  app.use(limitRequests(requestsPerMinute));
  app.use(serveFiles(clientFolder));
  app.use(compression({ threshold: THRESHOLD, brotli: { params: BROTLI } }));
  app.use(finishLeaving);
  app.post('/leave', leave);
  app.get('/clock', showClock);
  app.use(keepFormThroughSignIn);
  app.use(cutLargeFiles({ fileLimit: 12 * MIB, partLimit: 11 * MIB }));
  app.all('*', answerWith(decideRefusals(build), origin));
  app.use(lastResort);
  return app;
}

function giveRequestId(request: Request, response: Response, next: () => void): void {
  const id = newId();
  const began = performance.now();
  response.locals.requestId = id;
  response.setHeader('X-Request-Id', id);
  withRequestId(id, () => {
    response.on('finish', () => log.info({ event: 'request', requestId: id, method: request.method, status: response.statusCode, ms: Math.round(performance.now() - began) }));
    next();
  });
}

/** A generous bound on what one address may ask of this process in a minute: whole towns share one. Nobody is kept from leaving by it. */
function limitRequests(perMinute: number) {
  const limiter = new RateLimiterMemory({ points: Math.max(perMinute, 1), duration: 60 });
  return async function limit(request: Request, response: Response, next: () => void): Promise<void> {
    if (perMinute === 0 || isLeaving(request)) return next();
    try {
      await limiter.consume(request.ip ?? '');
    } catch {
      response.setHeader('Retry-After', '60');
      return plainPage(request, response, 429, 'tooMany');
    }
    next();
  };
}

/** Files of the build: stored for ever when their name holds their hash, never otherwise. */
function serveFiles(folder: string) {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: false,
    dotfiles: false,
    setHeaders: (response, path) => {
      if (path.startsWith('/assets/')) response.setHeader('Cache-Control', IMMUTABLE);
    },
  });
}

/** Remix, by the part of the build that a request is for; the list of routes that a page may ask for is the whole of it. */
function answerWith(build: ServerBuild, origin: string): RequestHandler {
  const handlerOf = (part: ServerBuild) => remixHandler(part, origin, makeContext);
  const whole = handlerOf(build);
  const handlerFor = partFinder(build, handlerOf);
  return (request, response, next) => (request.path === '/__manifest' ? whole : handlerFor(request.path))(request, response, next);
}

function makeContext(request: Request, response: Response): AppLoadContext {
  const { requestId, nonce, keptForm, person } = response.locals as { requestId: string; nonce: string; keptForm?: RequestContext['keptForm']; person?: AskingPerson };
  return {
    requestId,
    nonce,
    address: request.ip ?? '',
    path: pagePath(request.originalUrl),
    isForScripts: request.path.endsWith('.data'),
    acceptLanguage: request.headers['accept-language'],
    encoding: (request.acceptsEncodings([...ENCODINGS]) || null) as Encoding | null,
    referrer: ownPath(request.headers.referer, config().origin),
    cookie: (name) => readCookie(request, name),
    setCookie: (name, value, options) => setCookie(response, name, value, options),
    dropCookie: (name) => dropCookie(response, name),
    setHeader: (name, value) => void response.setHeader(name, value),
    keptForm: keptForm ?? null,
    othersForm: null,
    isSent: request.method === 'POST',
    usedUp: false,
    refused: null,
    person: person && Promise.resolve(person),
    locale: undefined,
    asked: false,
  } satisfies RequestContext;
}

function ownPath(referrer: string | undefined, origin: string): string | null {
  return referrer?.startsWith(`${origin}/`) ? safeReturnTo(referrer.slice(origin.length), '/') : null;
}

/** The page that a request is about: without the ending and the parameters of the data channel. */
function pagePath(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://here.invalid');
  searchParams.delete('_routes');
  searchParams.delete('index');
  const query = searchParams.toString();
  return pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '') + (query ? `?${query}` : '');
}

/** What nothing before has caught: told by its id, never by its text. An address or a body that cannot be read is no fault of ours. */
const lastResort: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const status = statusOf(error);
  log[status === 500 ? 'error' : 'warn']({ event: 'unhandled', error: error instanceof Error ? error.name : 'unknown' });
  if (response.headersSent) return next(error);
  if (status === 503) response.setHeader('Retry-After', '5');
  plainPage(request, response, status, status === 500 ? 'failed' : status === 503 ? 'unavailable' : 'badRequest');
};

function statusOf(error: unknown): number {
  if (isDatabaseFailure(error)) return 503;
  const given = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return given >= 400 && given < 500 ? given : 500;
}
