/** What a folded picture says, in the language of the page. */
export interface FoldWords {
  language: string;
  /** How it is shown, where it weighs so many bytes. */
  show: (bytes: number) => string;
}

/** A picture of one point, through which one sees. */
const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/**
 * A picture as it was drawn, folded: what is to be seen in words, and behind a press the picture, which is fetched only then. A browser
 * in which scripts are switched off fetches every picture of a page at once, folded or not (so the standard wants it): there nothing
 * stands in its place on the screen, and a link leads to it. Pure.
 */
export function foldedPicture(tag: string, bytes: number, { language, show }: FoldWords): string {
  const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const [src, seen] = [attribute('src'), attribute('alt').replaceAll('<', '&#x3C;')];
  const press = escape(show(bytes));
  return [
    `<figure class="folded-picture">${seen ? `<figcaption>${seen}</figcaption>` : ''}`,
    `<details><summary lang="${language}">${press}</summary>`,
    `<picture><source media="print and (scripting: none)" srcset="${src}"><source media="(scripting: none)" srcset="${NOTHING}">${tag}</picture></details>`,
    `<noscript><a href="${src}" lang="${language}">${press}</a></noscript></figure>`,
  ].join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
