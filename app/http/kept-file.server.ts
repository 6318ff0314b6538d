import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';

const TYPES = { pdf: 'application/pdf', zip: 'application/zip', epub: 'application/epub+zip' } as const;
/** How long someone waits for a file that is being made, in milliseconds, before they are told to come back. */
const PATIENCE = 25_000;

/**
 * A file that lies on the disk once it has been made, sent piece by piece: no more than a piece of it is held. Its name says
 * nothing but the day. @throws Refusal with that reason while it is still being made
 */
export async function sendKeptFile(making: Promise<string>, kind: keyof typeof TYPES, stillMaking: string): Promise<Response> {
  const path = await withPatience(making, stillMaking);
  const { size } = await stat(path);
  const day = now().toISOString().slice(0, 10);
  return new Response(createReadableStreamFromReadable(createReadStream(path)), { headers: { 'Content-Type': TYPES[kind], 'Content-Length': String(size), 'Content-Disposition': `attachment; filename="passerelle-${day}.${kind}"` } });
}

async function withPatience(making: Promise<string>, stillMaking: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, fail) => (timer = setTimeout(() => fail(new Refusal(stillMaking)), PATIENCE)));
  try {
    return await Promise.race([making, over]);
  } finally {
    clearTimeout(timer);
    // Whoever waited has gone; it goes on being made, and whether that goes well is for the next who asks.
    making.catch(() => undefined);
  }
}
