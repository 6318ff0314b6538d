import { foldedPicture, type FoldWords } from './folded-picture.ts';
import { mapParts, type ModulePage } from './module-page.ts';

/** All that a first visit to the page of a module may fetch, in bytes as they go over the line. */
export const FIRST_VISIT = 60_000;
/** What of it goes to all but the words of the page and its pictures: the style sheet as the larger way of compression leaves it, the frame of the page, the icon, and the heads of these answers. */
export const FRAME = 19_000;
/** What a picture costs beside its own bytes: the head of its answer. */
const HEAD = 1_200;
/** What each place costs where a picture stands folded: the words around it. */
const FOLD = 150;

/** How many bytes each picture of a version weighs, by its name. */
export type PictureWeights = Readonly<Record<string, number>>;

/** What a page does not show at first: how many pictures, and what all of them weigh in kB. */
export interface Folded {
  count: number;
  kilobytes: number;
}

export const NOTHING_FOLDED: Folded = { count: 0, kilobytes: 0 };

const IMAGE = /<img(?: [a-z]+="[^"]*")*>/g;
const SHOWN = / src="\/modules\/[a-z0-9-]+\/pictures\/([0-9a-f]{8})\/file"/;

/** Bytes as whole thousands of them, never less than there are. */
export function inKilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000);
}

/** What a visit may spend on pictures beside words that weigh so much, where a text shows pictures in so many places. Pure. */
export function roomBeside(words: number, places: number): number {
  return FIRST_VISIT - FRAME - words - places * FOLD;
}

/**
 * Which of some pictures are in sight, as they follow each other in a text: each that still has room. One that is too heavy does not
 * keep a lighter one out that comes after it, and one that is shown again is fetched once. Pure.
 */
export function picturesInSight(keys: readonly string[], weights: PictureWeights, room: number): ReadonlySet<string> {
  let left = room;
  const inSight = new Set<string>();
  for (const key of new Set(keys)) {
    const cost = (weights[key] ?? Infinity) + HEAD;
    if (cost > left) continue;
    left -= cost;
    inSight.add(key);
  }
  return inSight;
}

/** The names of the pictures that a page shows, in the order in which it is read; again where one is shown again. Pure. */
export function picturesOn(page: ModulePage): string[] {
  const keys: string[] = [];
  mapParts(page, (html) => keys.push(...(html.match(IMAGE) ?? []).flatMap((tag) => SHOWN.exec(tag)?.[1] ?? [])));
  return keys;
}

/** A page that weighs so much without its pictures, with those folded that have no room on a first visit. Pure. */
export function foldPictures(page: ModulePage, weights: PictureWeights, weight: number, words: FoldWords): { page: ModulePage; folded: Folded } {
  const places = picturesOn(page);
  const inSight = picturesInSight(places, weights, roomBeside(weight, places.length));
  const away = new Set(places.filter((key) => !inSight.has(key)));
  if (away.size === 0) return { page, folded: NOTHING_FOLDED };
  const isFolded = (tag: string) => away.has(SHOWN.exec(tag)?.[1] ?? '');
  const draw = (tag: string) => foldedPicture(tag, weights[SHOWN.exec(tag)?.[1] ?? ''] ?? 0, words);
  return { page: mapParts(page, (html) => standApart(html, isFolded, draw)), folded: { count: away.size, kilobytes: inKilobytes([...away].reduce((sum, key) => sum + (weights[key] ?? 0), 0)) } };
}

/** What running text is made of: nothing that is folded may stand in it. */
const RUNNING: readonly string[] = ['p', 'h3', 'h4', 'strong', 'em', 'del'];
const PIECE = /<(\/?)([a-z][a-z0-9]*)(?: [a-z]+="[^"]*")*>|[^<]+/g;
const EMPTY = /<(p|h3|h4|strong|em|del)(?: [a-z]+="[^"]*")*>\s*<\/\1>/g;

/** Drawn Markdown in which some pictures are drawn otherwise, each between the running text before and after it. */
function standApart(html: string, isFolded: (tag: string) => boolean, draw: (tag: string) => string): string {
  if (!(html.match(IMAGE) ?? []).some(isFolded)) return html;
  const open: { tag: string; name: string }[] = [];
  const apart = html.replace(PIECE, (piece, closes: string | undefined, name = '') => {
    if (name === 'img' && isFolded(piece)) return `${open.map((one) => `</${one.name}>`).reverse().join('')}${draw(piece)}${open.map(({ tag }) => tag).join('')}`;
    if (RUNNING.includes(name)) {
      if (closes) open.pop();
      else open.push({ tag: piece, name });
    }
    return piece;
  });
  return withoutEmpty(apart);
}

/** Without what has nothing within: what stood around a picture alone. */
function withoutEmpty(html: string): string {
  const less = html.replace(EMPTY, '');
  return less === html ? html : withoutEmpty(less);
}
