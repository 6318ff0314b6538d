import type { Readable } from 'node:stream';
import { createReadableStreamFromReadable, createRequestHandler, writeReadableStreamToWritable, type AppLoadContext, type ServerBuild } from '@remix-run/node';
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from 'express';

/** Pages that are ready as a whole, by the answer that stands for them. */
const wholePages = new WeakMap<Response, Uint8Array>();

/** A page in one piece: sent with its length at once, where a stream would take several writes and turns. */
export function wholePage(body: Uint8Array, status: number, headers: Headers): Response {
  const answer = new Response(null, { status, headers });
  wholePages.set(answer, body);
  return answer;
}

/** Remix behind Express, under the one origin that the guard lets through. */
export function remixHandler(build: ServerBuild, origin: string, makeContext: (request: ExpressRequest, response: ExpressResponse) => AppLoadContext): RequestHandler {
  const handle = createRequestHandler(build, 'production');
  return (request, response, next) => {
    handle(toFetch(request, response, origin), makeContext(request, response)).then((answer) => send(answer, response)).catch(next);
  };
}

function toFetch(request: ExpressRequest, response: ExpressResponse, origin: string): Request {
  const aborting = new AbortController();
  response.once('close', () => response.writableFinished || aborting.abort());
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] => [value ?? []].flat().map((one) => [name, one]));
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers, signal: aborting.signal };
  if (request.method !== 'GET' && request.method !== 'HEAD') Object.assign(init, { body: createReadableStreamFromReadable((response.locals.body as Readable | undefined) ?? request), duplex: 'half' });
  return new Request(origin + request.originalUrl, init);
}

/** Names that an answer may have several times, or to which what came before has added already. */
const ADDED = new Set(['set-cookie', 'vary']);

async function send(answer: Response, response: ExpressResponse): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of answer.headers) {
    if (ADDED.has(name)) response.append(name, value);
    else response.setHeader(name, value);
  }
  const page = wholePages.get(answer);
  if (page) response.setHeader('Content-Length', page.byteLength).end(page);
  else if (answer.body) await writeReadableStreamToWritable(answer.body, response);
  else response.end();
}
