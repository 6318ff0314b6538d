import { readFileSync } from 'node:fs';
import type { ArchivePart } from '#app/platform/archive-writing.server.ts';
import { tellDuration } from '../library/durations.ts';
import type { DrawnCurriculum, DrawnModule, LyingPictures, Translate } from './drawing-task.ts';
import { escapeXml, langOf, numberOf, pictureName, STYLE, tellWithdrawn, writeModuleXhtml } from './module-xhtml.ts';
import type { Written } from '../headings.ts';
import { PAPERS } from '../vocabulary.ts';

/**
 * The offline pack of a curriculum: a page for each module, one that lists them, and each module's papers. Its files are named
 * by number, its pages ask nothing of any network, and they find each other wherever the pack is unpacked.
 */
export function* packParts(curriculum: DrawnCurriculum, papers: readonly (readonly string[])[], pictures: readonly LyingPictures[], t: Translate): Generator<ArchivePart> {
  const { modules, language } = curriculum;
  yield { name: 'index.html', content: Buffer.from(writePage(language, t('academy.papers.contents'), writeContents(curriculum, t))) };
  for (const [i, module] of modules.entries()) {
    const links = [link('index.html', t('academy.papers.contents')), ...(i > 0 ? [link(`${numberOf(i - 1)}.html`, t('academy.papers.previous'))] : []), ...(i < modules.length - 1 ? [link(`${numberOf(i + 1)}.html`, t('academy.papers.next'))] : [])];
    const nav = `<nav><p>${links.join(' · ')}</p></nav>`;
    yield { name: `${numberOf(i)}.html`, content: Buffer.from(writePage(language, `${i + 1}`, `${nav}<main>${writeWhole(module, i, pictures[i] ?? [], { language, t })}</main>${nav}`)) };
    for (const [at, path] of (papers[i] ?? []).entries()) yield { name: paperName(i, at), content: readFileSync(path), stored: true };
  }
}

function writeContents({ title, summary, modules, language, withdrawn }: DrawnCurriculum, t: Translate): string {
  const items = modules.map((module, i) => `<li>${link(`${numberOf(i)}.html`, module.title, langOf(module, language))}<br><span class="quiet">${escapeXml(tellDuration(module.minutes, t))} · ${PAPERS.map((paper, at) => link(paperName(i, at), `${t(`academy.papers.kinds.${paper}`)} (PDF)`)).join(' · ')}</span></li>`);
  return `<main><h1>${escapeXml(title)}</h1><p>${escapeXml(summary)}</p><p>${escapeXml(t('academy.papers.packHint'))}</p><ol>${items.join('\n')}</ol>${tellWithdrawn(withdrawn, t)}</main>`;
}

/**
 * A module with its pictures within the page itself, as small as on our own pages: a page that is opened by itself, as
 * telephones open what lies on a memory card, finds nothing that lies beside it.
 */
function writeWhole(module: DrawnModule, i: number, lying: LyingPictures, told: { language: Written; t: Translate }): string {
  const paths = new Map(module.pictures.map(({ key }, at) => [pictureName(i, key), lying[at] ?? '']));
  const pictures = new Map(module.pictures.map(({ key, alt, width, height }) => [key, { src: pictureName(i, key), alt, width, height }]));
  return writeModuleXhtml(module, pictures, told).replace(/(<img src=")([^"]+)(?=")/g, (_, before: string, name: string) => `${before}data:image/webp;base64,${readFileSync(paths.get(name) ?? '').toString('base64')}`);
}

function paperName(i: number, at: number): string {
  return `pdf/${numberOf(i)}-${PAPERS[at]}.pdf`;
}

function link(to: string, text: string, lang = ''): string {
  return `<a href="${to}"${lang}>${escapeXml(text)}</a>`;
}

/** A page that is whole by itself, pictures and all; a browser is told to fetch nothing for it, whatever may stand in it. */
function writePage(language: string, name: string, body: string): string {
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeXml(name)} · Passerelle</title><style>${STYLE}</style></head><body>${body}</body></html>\n`;
}
