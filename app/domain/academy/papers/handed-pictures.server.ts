import { rm, writeFile } from 'node:fs/promises';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { DrawnModule, DrawnPicture, LyingPictures } from './drawing-task.ts';

/** JPEG as large as it is kept, or WebP that weighs next to nothing. */
export type PictureSize = 'large' | 'small';
const ENDING = { large: 'jpg', small: 'webp' } as const;

/**
 * Lays the pictures of modules beside the file that is to be drawn with them, and takes them away when it is drawn: what draws
 * knows no database, and here no more than one of them is held at a time.
 */
export async function withPictures<T>(size: PictureSize, modules: readonly Pick<DrawnModule, 'pictures'>[], path: string, draw: (pictures: LyingPictures[]) => Promise<T>): Promise<T> {
  const all: string[] = [];
  try {
    const pictures: string[][] = [];
    for (const module of modules) {
      const own: string[] = [];
      for (const picture of module.pictures) {
        const at = `${path}.${all.length}.${ENDING[size]}`;
        all.push(at);
        own.push(at);
        await writeFile(at, await readPoints(picture, size), { mode: 0o600, flag: 'wx' });
      }
      pictures.push(own);
    }
    return await draw(pictures);
  } finally {
    for (const at of all) await rm(at, { force: true });
  }
}

async function readPoints({ version, key }: DrawnPicture, size: PictureSize): Promise<Uint8Array> {
  const [found] = await readRows<{ points: Uint8Array }>(Prisma.sql`select ${size === 'large' ? Prisma.sql`large` : Prisma.sql`small`} as points from module_picture where version_id = ${version}::uuid and key = ${key}`);
  if (!found) throw new Error('A picture of what is published is not there');
  return found.points;
}
