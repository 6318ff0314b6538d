import { adorn, say } from '#app/platform/pdf-tags.ts';
import type { PdfDocument } from '#app/platform/pdf-writing.server.ts';
import type { PaperPicture } from './text-runs.ts';

/** How much of the height of a page a picture takes at most, so that words stand with it. */
const TALLEST = 0.5;
/** A picture gets smaller by no more than this to stay on a page that has been begun. */
const LEAST = 0.6;
/** In points: a picture has 96 of its own to an inch, a page 72. */
const POINT = 0.75;

/** Where a picture may stand. */
export interface PictureColumn {
  x: number;
  width: number;
  /** In points; a part of the page, where it is not said. */
  tallest?: number;
}

/** How high it stands in a column: never larger than it is, never wider than that. */
export function heightOfPicture(doc: PdfDocument, { picture: { width, height } }: PaperPicture, column: PictureColumn): number {
  const { top, bottom } = doc.page.margins;
  const tallest = column.tallest ?? (doc.page.height - top - bottom) * TALLEST;
  return height * Math.min(POINT, column.width / width, tallest / height);
}

/** The room below which it would rather begin a new page than get smaller. */
export function leastRoomOf(doc: PdfDocument, picture: PaperPicture, column: PictureColumn): number {
  return heightOfPicture(doc, picture, column) * LEAST;
}

/** Draws it whole from where the page has come to, or on the next one. What is to be seen is said to whoever has the page read out. */
export function drawPicture(doc: PdfDocument, one: PaperPicture, column: PictureColumn): void {
  const { x } = column;
  const { src, alt, width, height } = one.picture;
  const bottom = () => doc.page.height - doc.page.margins.bottom;
  if (leastRoomOf(doc, one, column) > bottom() - doc.y) doc.addPage();
  const y = doc.y;
  const high = Math.min(heightOfPicture(doc, one, column), bottom() - y);
  const wide = (high / height) * width;
  const draw = () => void doc.image(src, x, y, { width: wide, height: high });
  if (alt) say(doc, 'Figure', draw, { alt, bbox: [x, y, x + wide, y + high] });
  else adorn(doc, draw);
  doc.x = x;
  doc.y = y + high;
}
