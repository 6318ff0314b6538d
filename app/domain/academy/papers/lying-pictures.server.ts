import { closeSync, openSync, readSync } from 'node:fs';
import type { DrawnModule, LyingPictures } from './drawing-task.ts';
import type { PlacedPictures } from '../library/markdown-pictures.ts';

/** The large pictures of a module by their names, each where `place` says. */
export function placeLying({ pictures }: Pick<DrawnModule, 'pictures'>, lying: LyingPictures, place: (key: string, path: string) => string): PlacedPictures {
  return new Map(pictures.map(({ key, alt }, i) => {
    const path = lying[i] ?? '';
    return [key, { src: place(key, path), alt, ...sizeOf(path) }];
  }));
}

/** So many bytes of a JPEG of ours say how large it is. */
const HEAD = 4096;

/** How wide and high a JPEG is, in pixels. @throws Error when it does not say so at its beginning */
function sizeOf(path: string): { width: number; height: number } {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(HEAD);
  readSync(file, head);
  closeSync(file);
  for (let at = 2; at + 9 < HEAD && head[at] === 0xff; at += 2 + head.readUInt16BE(at + 2)) {
    // One of the frames of the format, which are told from tables by their numbers.
    const marker = head[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
  }
  throw new Error('A picture does not say how large it is');
}
