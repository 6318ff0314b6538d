import type { NextFunction, Request, Response } from 'express';
import { plainPage, type RefusedFor } from './plain-page.server.ts';

export interface GuardSettings {
  /** The one origin under which the program is reached. */
  origin: string;
  /** Whether forwarding headers come from a proxy of ours. */
  behindProxy: boolean;
  /** Largest body of an ordinary form and of a form with a file that is read at all, in bytes. */
  formLimit: number;
  fileLimit: number;
}

const FORWARDING = ['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-forwarded-for', 'x-real-ip', 'forwarded', 'x-original-url', 'x-rewrite-url'];
const SAFE = new Set(['GET', 'HEAD']);

/**
 * Stands before Remix, whose own check of the origin leaves out resource routes, `_data` requests and requests
 * without an Origin: one host, few methods, bodies with a stated and bounded length, and changes only from our own pages.
 */
export function guard(settings: GuardSettings) {
  const host = new URL(settings.origin).host;
  return function checkRequest(request: Request, response: Response, next: NextFunction): void {
    const refuse = (status: number, reason: RefusedFor) => plainPage(request, response, status, reason);
    for (const name of FORWARDING) if (!settings.behindProxy || name === 'x-forwarded-host') delete request.headers[name];
    const hosts = request.rawHeaders.filter((value, i) => i % 2 === 0 && value.toLowerCase() === 'host').length;
    if (hosts !== 1 || !request.url.startsWith('/') || request.url.startsWith('//')) return refuse(400, 'badRequest');
    if (request.headers.host !== host) return refuse(421, 'badRequest');
    if (new URLSearchParams(request.url.split('?').slice(1).join('?')).has('_data')) return refuse(400, 'badRequest');
    if (SAFE.has(request.method)) return next();
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'GET, HEAD, POST');
      return refuse(405, 'badRequest');
    }
    if (!comesFromUs(request, settings.origin)) return refuse(403, 'notFromHere');
    return checkBody(request, settings, refuse, next);
  };
}

/** Browsers that tell where a request starts are believed; older ones must name our origin. */
function comesFromUs(request: Request, origin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined ? request.headers.origin === origin : site === 'same-origin' && (request.headers.origin ?? origin) === origin;
}

function checkBody(request: Request, settings: GuardSettings, refuse: (status: number, reason: RefusedFor) => void, next: NextFunction): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (request.headers['transfer-encoding'] !== undefined || !Number.isInteger(length)) return refuse(411, 'badRequest');
  const limit = type === 'multipart/form-data' ? settings.fileLimit : settings.formLimit;
  if (length > limit) return refuse(413, 'tooLarge');
  if (length > 0 && !['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'].includes(type)) return refuse(415, 'badRequest');
  return next();
}
