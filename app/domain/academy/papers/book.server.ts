import { readFileSync } from 'node:fs';
import type { ArchivePart } from '#app/platform/archive-writing.server.ts';
import type { DrawnCurriculum, LyingPictures, Translate } from './drawing-task.ts';
import { placeLying } from './lying-pictures.server.ts';
import { escapeXml, langOf, numberOf, pictureName, STYLE, tellWithdrawn, writeModuleXhtml } from './module-xhtml.ts';

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * A curriculum as an EPUB 3: a chapter for each module, and the pictures that it shows. What a shelf of books shows of it, title and file names, says nothing
 * of what it holds; its type comes first and is not packed, as the format asks.
 */
export function* bookParts(curriculum: DrawnCurriculum, pictures: readonly LyingPictures[], id: string, t: Translate): Generator<ArchivePart> {
  const { modules, language } = curriculum;
  yield { name: 'mimetype', content: Buffer.from('application/epub+zip'), stored: true };
  yield part('META-INF/container.xml', '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>');
  yield part('book/package.opf', writePackage(curriculum, id));
  yield part('book/nav.xhtml', writePage(language, t('academy.papers.contents'), `<nav epub:type="toc"><h1>${escapeXml(curriculum.title)}</h1><ol>${modules.map((module, i) => `<li><a href="${chapterOf(i)}"${langOf(module, language)}>${escapeXml(module.title)}</a></li>`).join('')}</ol></nav><p>${escapeXml(curriculum.summary)}</p>${tellWithdrawn(curriculum.withdrawn, t)}`));
  yield { name: 'book/style.css', content: Buffer.from(STYLE) };
  for (const [i, module] of modules.entries()) {
    const lying = pictures[i] ?? [];
    yield part(`book/${chapterOf(i)}`, writePage(language, `${i + 1}`, writeModuleXhtml(module, placeLying(module, lying, (key) => pictureName(i, key)), { language, t })));
    for (const [at, { key }] of module.pictures.entries()) yield { name: `book/${pictureName(i, key)}`, content: readFileSync(lying[at] ?? ''), stored: true };
  }
}

function chapterOf(i: number): string {
  return `${numberOf(i)}.xhtml`;
}

function writePackage({ modules, language }: DrawnCurriculum, id: string): string {
  const changed = modules.map(({ publishedOn }) => publishedOn).sort().at(-1) ?? '';
  const licences = [...new Set(modules.map(({ licence }) => licence))].join(', ');
  const items = modules.map(({ pictures }, i) => [`<item id="c${i + 1}" href="${chapterOf(i)}" media-type="application/xhtml+xml"/>`, ...pictures.map(({ key }) => `<item id="p${i + 1}-${key}" href="${pictureName(i, key)}" media-type="image/jpeg"/>`)].join('')).join('');
  const order = modules.map((_, i) => `<itemref idref="c${i + 1}"/>`).join('');
  return `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">${id}</dc:identifier><dc:title>Passerelle (${language})</dc:title><dc:language>${language}</dc:language><dc:rights>${escapeXml(licences)}</dc:rights><meta property="dcterms:modified">${changed}T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="style" href="style.css" media-type="text/css"/>${items}</manifest><spine><itemref idref="nav"/>${order}</spine></package>`;
}

function part(name: string, xml: string): ArchivePart {
  return { name, content: Buffer.from(`${XML}${xml}\n`) };
}

function writePage(language: string, name: string, body: string): string {
  return `<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"><head><meta charset="utf-8"/><title>${escapeXml(name)} · Passerelle</title><link rel="stylesheet" type="text/css" href="style.css"/></head><body>${body}</body></html>`;
}
