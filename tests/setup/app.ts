import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSession } from '#app/domain/accounts/lucia.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { signOfPage } from '#app/http/page-of.server.ts';
import { PAGE_OF } from '#app/ui/saving/page-of.ts';

export interface RunningApp {
  origin: string;
  /** Sends a request as a browser of ours would: same origin, no redirect followed; what is saved as one types from a page of one's own. */
  send(path: string, options?: { method?: string; cookie?: string; headers?: Record<string, string>; form?: Record<string, string>; body?: string | Buffer<ArrayBuffer> }): Promise<{ status: number; body: string; headers: Headers }>;
  /** The cookie of a fresh session. */
  cookieOf(person: AskingPerson): Promise<string>;
  stop(): Promise<void>;
}

/** The built program's own chain, guard and all, on the test's database. */
export async function startApp(): Promise<RunningApp> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const origin = `http://localhost:${port}`;
  process.env.ORIGIN = origin;
  const path = '../../build/server/index.js';
  const build = (await import(/* @vite-ignore */ path)) as { entry: { module: { createApp: (built: unknown, folder: string) => Parameters<typeof createServer>[1] } } };
  const server: Server = createServer(build.entry.module.createApp(build, 'build/client') as never);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const signs = new Map<string, string>();
  return {
    origin,
    async send(to, { method = 'GET', cookie, headers = {}, form, body } = {}) {
      const response = await fetch(`${origin}${to}`, {
        method,
        redirect: 'manual',
        headers: { ...(cookie ? { Cookie: cookie } : {}), ...(method === 'GET' || method === 'HEAD' ? {} : { 'Sec-Fetch-Site': 'same-origin', Origin: origin }), ...(form ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}), ...(headers['Content-Type'] === 'application/json' && cookie ? { [PAGE_OF]: signs.get(cookie) ?? '' } : {}), ...headers },
        ...(form ? { body: new URLSearchParams(form).toString() } : body === undefined ? {} : { body }),
      });
      return { status: response.status, body: await response.text(), headers: response.headers };
    },
    async cookieOf(person) {
      const cookie = `__Host-s=${await openSession(person.id, true)}`;
      signs.set(cookie, signOfPage(person.id));
      return cookie;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
