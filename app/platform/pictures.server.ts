import type Sharp from 'sharp';
import { FileRefusal, MOST_PIXELS } from './file-kinds.ts';

export type PictureKind = 'png' | 'jpg' | 'webp';

/** Fetched with the first picture: most days there is none. A picture unpacks to many times its size: one at a time, and none kept. */
async function pictures(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * The picture drawn anew, upright, in the same format: what was not the picture itself (where and when it was taken, with
 * which device, a smaller picture within) is gone. @throws FileRefusal
 */
export function redraw(bytes: Buffer, kind: PictureKind): Promise<Buffer> {
  const drawn = queue.then(() => draw(bytes, kind));
  queue = drawn.catch(() => undefined);
  return drawn;
}

async function draw(bytes: Buffer, kind: PictureKind): Promise<Buffer> {
  try {
    const sharp = await pictures();
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
    const { width = 0, height = 0, format } = await picture.metadata();
    if (width * height > MOST_PIXELS) throw new FileRefusal('tooManyPixels');
    if (format !== (kind === 'jpg' ? 'jpeg' : kind)) throw new FileRefusal('broken');
    const upright = picture.rotate();
    if (kind === 'png') return await upright.png({ compressionLevel: 9 }).toBuffer();
    return kind === 'jpg' ? await upright.jpeg({ quality: 88 }).toBuffer() : await upright.webp({ quality: 88 }).toBuffer();
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal(error instanceof Error && /pixel limit|too large|exceeds/i.test(error.message) ? 'tooManyPixels' : 'broken');
  }
}

/**
 * A JPEG without the segments that tell of its origin (EXIF, XMP, comments, and the like), its picture untouched: for
 * pictures within a PDF, whose colours depend on how they are coded. Anything that is no JPEG comes back as it is.
 */
export function withoutOrigin(jpeg: Uint8Array): Uint8Array {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return jpeg;
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff || marker === 0xff) return jpeg;
    const length = ((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0);
    if (marker === 0xda || length < 2 || at + 2 + length > jpeg.length) break;
    const isOrigin = marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);
    if (!isOrigin) kept.push(jpeg.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return new Uint8Array(Buffer.concat([...kept, jpeg.subarray(at)]));
}
