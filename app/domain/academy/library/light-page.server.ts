import { gzipSync } from 'node:zlib';
import { foldPictures, inKilobytes, NOTHING_FOLDED, picturesOn, type Folded, type PictureWeights } from './light-pictures.ts';
import type { ModulePage } from './module-page.ts';

/** Compressed about as a page is. */
const LEVEL = 5;

/**
 * What the page of a module shows, light enough for a first visit: pictures that have no room on it stand folded. What its words weigh
 * is found by compressing them, only where there are pictures; `all` leaves them all in sight.
 */
export function lightPage<T extends { page: ModulePage }>(content: T, { weights, all, t }: { weights: PictureWeights; all: boolean; t: (key: string, params: Record<string, unknown>) => string }): T & { folded: Folded } {
  if (all || picturesOn(content.page).length === 0) return { ...content, folded: NOTHING_FOLDED };
  const words = { language: t('academy.module.languageOfPage', {}), show: (bytes: number) => t('academy.module.showPicture', { size: inKilobytes(bytes) }) };
  return { ...content, ...foldPictures(content.page, weights, gzipSync(JSON.stringify(content), { level: LEVEL }).length, words) };
}
