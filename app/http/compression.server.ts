import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';

/** The ways of compression that we offer, the best first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Shorter answers travel in one packet as they are. */
export const THRESHOLD = 1024;

/**
 * Pages are compressed as they are asked for: as much as is worth a third of a millisecond (a step further takes half as long again for a fiftieth less). The window holds any page of ours (256 KiB);
 * the usual one of 4 MiB would be set aside for every answer under way.
 */
export const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 18, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
const GZIP = { level: 5 };
/** Up to here handing a page to another thread and back takes longer than compressing it. */
const AT_ONCE = 96 * 1024;

const brotliApart = promisify(brotliCompress);
const gzipApart = promisify(gzip);

function brotliFor(page: Buffer) {
  return { params: { ...BROTLI, [constants.BROTLI_PARAM_SIZE_HINT]: page.length } };
}

/** Pages are written down here before they are compressed, one after the other: a new store for each would have to be swept away. */
let desk = Buffer.allocUnsafeSlow(512 * 1024);

/**
 * The bytes of a page on the desk, good until the next one. Its parts are written one by one: V8 makes a joined text of more than
 * 64 Ki signs, of which one is not Latin, some ten times as slowly as a shorter one.
 */
function writeDown(parts: readonly string[]): Buffer {
  const room = parts.reduce((sum, part) => sum + part.length * 3, 0);
  if (room > desk.length) desk = Buffer.allocUnsafeSlow(room);
  return desk.subarray(0, parts.reduce((end, part) => end + desk.write(part, end, 'utf8'), 0));
}

/** A whole page from its parts, compressed in the way that the browser takes best; as it is where it takes none or it is short. */
export async function compressPage(parts: readonly string[], encoding: Encoding | null): Promise<{ body: Uint8Array; encoding: Encoding | null }> {
  const plain = writeDown(parts);
  if (!encoding || plain.length < THRESHOLD) return { body: Buffer.from(plain), encoding: null };
  if (encoding === 'br' && plain.length <= AT_ONCE) return { body: brotliCompressSync(plain, brotliFor(plain)), encoding };
  const own = Buffer.from(plain);
  return { body: await (encoding === 'gzip' ? gzipApart(own, GZIP) : brotliApart(own, brotliFor(own))), encoding };
}
