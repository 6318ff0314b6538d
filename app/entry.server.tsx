import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { compressPage } from '#app/http/compression.server.ts';
import { othersFormPage } from '#app/http/others-form.server.ts';
import { isStill } from '#app/http/page.ts';
import { localeOf } from '#app/http/person.server.ts';
import { wholePage } from '#app/http/remix.server.ts';
import { ServerWords } from '#app/i18n/page-words.tsx';
import { serverWords } from '#app/i18n/words.server.ts';
import { log } from '#app/platform/log.server.ts';
import { StillPage } from '#app/ui/still-page.ts';

export { createApp } from '#app/http/app.server.ts';
export { startProgram } from '#app/http/program.server.ts';

/** How long the data of a page may take to be written down once its loaders have answered, in milliseconds. */
export const streamTimeout = 5_000;

/**
 * The whole page at once: no loader of ours defers anything, and one piece is drawn, compressed and sent with a fraction of the
 * work that many small ones take. A still page goes without scripts, and without the data that only they would read.
 */
export default async function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext): Promise<Response> {
  if (context.othersForm) return othersFormPage(context, context.othersForm);
  // What comes in the place of a form's answer stands at another address than its own, where its scripts would draw something else.
  const still = context.keptForm !== null || isStill(remix.staticHandlerContext.matches.map(({ route }) => remix.routeModules[route.id]?.handle));
  const data = still ? null : await readData(remix);
  // The marks by which scripts would find their way in what was drawn are left out where there are none.
  const draw = still ? renderToStaticMarkup : renderToString;
  const drawn = draw(
    <ServerWords.Provider value={serverWords(await localeOf(context))}>
      <StillPage.Provider value={still}>
        <RemixServer context={{ ...remix, serverHandoffStream: undefined }} url={request.url} nonce={context.nonce} />
      </StillPage.Provider>
    </ServerWords.Provider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const { body, encoding } = await compressPage(['<!DOCTYPE html>', ...(data === null ? [drawn] : handOver(drawn, data, context.nonce))], context.encoding);
  if (encoding) headers.set('Content-Encoding', encoding);
  headers.append('Vary', 'Accept-Encoding');
  return wholePage(body, status, headers);
}

/** What the loaders answered, as Remix wrote it down for the browser. */
async function readData({ serverHandoffStream }: EntryContext): Promise<string> {
  return serverHandoffStream ? new Response(serverHandoffStream).text() : '';
}

/** Hands the data to the page's scripts where Remix would have streamed it: at the end of the body, past what React has drawn. */
function handOver(html: string, data: string, nonce: string): string[] {
  const script = `<script nonce="${nonce}">window.__remixContext.streamController.enqueue(${inScript(data)});window.__remixContext.streamController.close();</script>`;
  const end = html.lastIndexOf('</body>');
  return [html.slice(0, end), script, html.slice(end)];
}

const UNSAFE_IN_SCRIPTS: Readonly<Record<string, string>> = { '&': '\\u0026', '>': '\\u003e', '<': '\\u003c', '\u2028': '\\u2028', '\u2029': '\\u2029' };

/** A text as a literal that can stand in a script of a page, whatever it holds. */
function inScript(text: string): string {
  return JSON.stringify(text).replace(/[&><\u2028\u2029]/g, (sign) => UNSAFE_IN_SCRIPTS[sign] ?? '');
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
