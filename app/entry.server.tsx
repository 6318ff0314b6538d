import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { localeOf } from '#app/http/person.server.ts';
import { ServerWords } from '#app/i18n/page-words.tsx';
import { translator } from '#app/i18n/words.server.ts';
import { log } from '#app/platform/log.server.ts';

export { createApp } from '#app/http/app.server.ts';
export { startProgram } from '#app/http/program.server.ts';

const ABORT_AFTER = 10_000;
export const streamTimeout = 5_000;

export default async function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext): Promise<Response> {
  const words = translator(await localeOf(context));
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(
      <ServerWords.Provider value={words}>
        <RemixServer context={remix} url={request.url} abortDelay={ABORT_AFTER} nonce={context.nonce} />
      </ServerWords.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          answered = 500;
          logFailure(error);
        },
      },
    );
    setTimeout(abort, ABORT_AFTER).unref();
  });
}

/** Frames of our own code only: an error's text may hold what someone typed. */
function logFailure(error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\/(?=[^/]+\/[^/]+:\d)/, '(')) : [];
  log.error({ event: 'failed', error: error instanceof Error ? error.name : 'unknown', code: codeOf(error), frames });
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) logFailure(error);
}
