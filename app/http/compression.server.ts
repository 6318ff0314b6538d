import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';

/** The ways of compression that we offer, the best first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Shorter answers travel in one packet as they are. */
export const THRESHOLD = 1024;

/**
 * Pages are compressed as they are asked for: as much as is worth half a millisecond (a step further takes twice that for a fifteenth less). The window holds any page of ours (256 KiB);
 * the usual one of 4 MiB would be set aside for every answer under way.
 */
export const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
const GZIP = { level: 5 };
/** Up to here handing a page to another thread and back takes longer than compressing it. */
const AT_ONCE = 96 * 1024;

const brotliApart = promisify(brotliCompress);
const gzipApart = promisify(gzip);

async function compress(page: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return gzipApart(page, GZIP);
  const options = { params: { ...BROTLI, [constants.BROTLI_PARAM_SIZE_HINT]: page.length } };
  return page.length <= AT_ONCE ? brotliCompressSync(page, options) : brotliApart(page, options);
}

/** A whole page in one piece, compressed in the way that the browser takes best; as it is where it takes none or it is short. */
export async function compressPage(page: string, encoding: Encoding | null): Promise<{ body: Uint8Array<ArrayBuffer>; encoding: Encoding | null }> {
  const plain = Buffer.from(page, 'utf8');
  if (!encoding || plain.length < THRESHOLD) return { body: plain, encoding: null };
  return { body: new Uint8Array(await compress(plain, encoding)), encoding };
}
