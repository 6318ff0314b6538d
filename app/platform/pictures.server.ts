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
  return inTurn(() => draw(bytes, kind));
}

/** The widest and the highest that a picture is kept, in pixels; and how much higher than wide it is at most on a page. */
const LARGE_PICTURE = { width: 1200, height: 1600 } as const;
const HIGHEST = 1.5;
/** What a picture on a page is to weigh at most, in bytes: for phones far from a city. */
const SMALL_PICTURE_BYTES = 40 * 1024;
/** How a picture becomes lighter, step by step: by its width, and by its quality. */
const LIGHTER = [[640, 80], [640, 65], [640, 50], [640, 35], [480, 45], [480, 30], [320, 30], [320, 15], [240, 10]] as const;

/** A picture in the two sizes that are kept. */
export interface SizedPicture {
  /** WebP, for pages; of that width and height. */
  small: Buffer;
  width: number;
  height: number;
  /** JPEG, for papers and books. */
  large: Buffer;
}

/**
 * A picture for a page and for papers, upright and on white: drawn from its points alone, so that nothing else of the file
 * goes along. @throws FileRefusal
 */
export function resize(bytes: Buffer, kind: PictureKind): Promise<SizedPicture> {
  return inTurn(() => drawSizes(bytes, kind));
}

async function drawSizes(bytes: Buffer, kind: PictureKind): Promise<SizedPicture> {
  const sharp = await pictures();
  const upright = await open(sharp, bytes, kind);
  const { data, info } = await upright.resize({ ...LARGE_PICTURE, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' }).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const points = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const large = await points().jpeg({ quality: 82 }).toBuffer();
  for (const [i, [width, quality]] of LIGHTER.entries()) {
    const small = await points().resize({ width, height: width * HIGHEST, fit: 'inside', withoutEnlargement: true }).webp({ quality }).toBuffer({ resolveWithObject: true });
    if (small.data.length <= SMALL_PICTURE_BYTES || i === LIGHTER.length - 1) return { small: small.data, width: small.info.width, height: small.info.height, large };
  }
  throw new FileRefusal('broken');
}

/** Opens a picture that is what it was taken for and has no more points than we take; upright from then on. */
async function open(sharp: typeof Sharp, bytes: Buffer, kind: PictureKind): Promise<ReturnType<typeof Sharp>> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
  const { width = 0, height = 0, format } = await picture.metadata();
  if (width * height > MOST_PIXELS) throw new FileRefusal('tooManyPixels');
  if (format !== (kind === 'jpg' ? 'jpeg' : kind)) throw new FileRefusal('broken');
  return picture.rotate();
}

/** Draws once those before are drawn, whatever became of them. */
function inTurn<T>(drawing: () => Promise<T>): Promise<T> {
  const drawn = queue.then(() => telling(drawing));
  queue = drawn.catch(() => undefined);
  return drawn;
}

/** Whatever a picture fails by, in words of ours. */
async function telling<T>(drawing: () => Promise<T>): Promise<T> {
  try {
    return await drawing();
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal(error instanceof Error && /pixel limit|too large|exceeds/i.test(error.message) ? 'tooManyPixels' : 'broken');
  }
}

async function draw(bytes: Buffer, kind: PictureKind): Promise<Buffer> {
  const upright = await open(await pictures(), bytes, kind);
  if (kind === 'png') return upright.png({ compressionLevel: 9 }).toBuffer();
  return kind === 'jpg' ? upright.jpeg({ quality: 88 }).toBuffer() : upright.webp({ quality: 88 }).toBuffer();
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
