import { zipSync, type Zippable } from 'fflate';
import { FileRefusal, type FileKind } from './file-kinds.ts';
import { redraw, type PictureKind } from './pictures.server.ts';
import { readZip, type Budget } from './zip-reading.server.ts';

type OfficeKind = Extract<FileKind, 'docx' | 'odt' | 'xlsx'>;

/** What a document of these kinds runs or fetches by itself. */
const ACTIVE = /(^|\/)(vbaProject[^/]*|vbaData\.xml|activeX\/.*|Basic\/.*|Scripts\/.*|connections\.xml|dialogsheets\/.*|macrosheets\/.*)$|\.(bin|exe|dll|js|vbs|svg|html?|swf)$/i;
/** Parts that tell who wrote, when and with what, or what was there before; and printers' settings. */
const ORIGIN = /^(docProps\/|docMetadata\/|customXml\/|ObjectReplacements\/|Thumbnails\/|Configurations2\/|Versions\/|_xmlsignatures\/)|(^|\/)(meta\.xml|VersionList\.xml|documentsignatures\.xml|layout-cache|people\.xml|comments[^/]*\.xml|commentsExtended\.xml|vmlDrawing[^/]*\.vml|printerSettings[^/]*\.bin|thumbnail\.[a-z]+)$|(^|\/)(threadedComments|persons|printerSettings|comments)\//i;
/** The smallest date that the format knows, for all parts alike. */
const NO_DATE = new Date(1980, 0, 1, 12);

/** Which kind of document an archive holds; null when it is none that is taken. */
export function kindOfDocument(parts: ReadonlyMap<string, Buffer>): OfficeKind | null {
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (/macroEnabled/i.test(types)) throw new FileRefusal('active');
  if (/wordprocessingml\.document\.main\+xml/.test(types)) return 'docx';
  if (/spreadsheetml\.sheet\.main\+xml/.test(types)) return 'xlsx';
  return parts.get('mimetype')?.toString('utf8').trim() === 'application/vnd.oasis.opendocument.text' ? 'odt' : null;
}

/**
 * A document packed anew with what one reads of it: properties, comments, who changed what, smaller pictures, printers, and
 * addresses that are fetched on opening are left out; its pictures are drawn anew. @throws FileRefusal
 */
export async function repack(parts: ReadonlyMap<string, Buffer>, kind: OfficeKind, budget: Budget, depth = 0): Promise<Buffer> {
  if (kind === 'odt' && /<manifest:encryption-data/.test(textOf(parts, 'META-INF/manifest.xml'))) throw new FileRefusal('locked');
  const kept: [string, Buffer][] = [];
  for (const [name, content] of parts) {
    if (ORIGIN.test(name)) continue;
    if (ACTIVE.test(name)) throw new FileRefusal('active');
    kept.push([name, await clean(name, content, budget, depth)]);
  }
  // An OpenDocument file begins with its type, not packed, so that it can be told without unpacking.
  kept.sort(([a], [b]) => Number(b === 'mimetype') - Number(a === 'mimetype'));
  const zip: Zippable = Object.fromEntries(kept.map(([name, content]) => [name, [new Uint8Array(content), { level: name === 'mimetype' ? 0 : 6, mtime: NO_DATE }]]));
  return Buffer.from(zipSync(zip));
}

function textOf(parts: ReadonlyMap<string, Buffer>, name: string): string {
  return parts.get(name)?.toString('utf8') ?? '';
}

async function clean(name: string, content: Buffer, budget: Budget, depth: number): Promise<Buffer> {
  if (/\.(docx|xlsx)$/i.test(name)) return cleanInner(content, budget, depth);
  const picture = /\.(png|jpe?g|webp)$/i.exec(name)?.[1]?.toLowerCase();
  if (picture) return redraw(content, (picture === 'jpeg' ? 'jpg' : picture) as PictureKind);
  if (/\.(xml|rels|rdf)$/i.test(name)) return Buffer.from(cleanText(name, content.toString('utf8')));
  if (/\.(emf|wmf|gif|tiff?|bmp|ttf|odttf|fntdata)$/i.test(name) || name === 'mimetype') return content;
  throw new FileRefusal('active');
}

/** The workbook behind a chart. */
async function cleanInner(content: Buffer, budget: Budget, depth: number): Promise<Buffer> {
  if (depth > 0) throw new FileRefusal('tooMuchInside');
  const parts = readZip(content, budget);
  const kind = kindOfDocument(parts);
  if (!kind) throw new FileRefusal('active');
  return repack(parts, kind, budget, depth + 1);
}

function cleanText(name: string, text: string): string {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new FileRefusal('active');
  if (name === '[Content_Types].xml') return text.replace(/<Override\b[^>]*PartName="\/([^"]*)"[^>]*\/>/g, (whole, part: string) => (ORIGIN.test(part) ? '' : whole));
  if (name === 'META-INF/manifest.xml') return text.replace(/<manifest:file-entry\b[^>]*manifest:full-path="([^"]*)"[^>]*\/>/g, (whole, part: string) => (ORIGIN.test(part) ? '' : whole));
  if (name.endsWith('.rels')) return cleanRelations(name, text);
  return text
    .replace(/<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*\/>/g, '')
    .replace(/\sw:rsid\w*="[^"]*"/g, '')
    .replace(/<w:rsids>[\s\S]*?<\/w:rsids>/g, '')
    .replace(/<w:attachedTemplate\b[^>]*\/>/g, '')
    .replace(/\s(w|w15|w16du):(date|dateUtc|initials)="[^"]*"/g, '')
    .replace(/\s(w|w15):author="[^"]*"/g, ' $1:author="-"')
    .replace(/<legacyDrawing\b[^>]*\/>/g, '')
    .replace(/(<pageSetup\b[^>]*?)\sr:id="[^"]*"/g, '$1')
    .replace(/<(x15ac:absPath|fileSharing)\b[^>]*\/>/g, '')
    .replace(/<office:annotation\b[\s\S]*?<\/office:annotation>|<office:annotation-end\b[^>]*\/>/g, '')
    .replace(/<office:event-listeners>[\s\S]*?<\/office:event-listeners>/g, '')
    .replace(/<(dc:creator|dc:date|meta:creator-initials)>[^<]*<\/\1>/g, (_, element: string) => (element === 'dc:date' ? '<dc:date>1980-01-01T00:00:00</dc:date>' : `<${element}></${element}>`))
    .replace(/<config:config-item\b[^>]*config:name="Printer\w*"[^>]*>[^<]*<\/config:config-item>/g, '');
}

/** Relations to parts that are gone go; what would be fetched from elsewhere on opening leads nowhere. Links to click on stay. */
function cleanRelations(name: string, text: string): string {
  const folder = name.replace(/_rels\/[^/]*$/, '');
  return text.replace(/<Relationship\b[^>]*\/>/g, (whole) => {
    const target = /\sTarget="([^"]*)"/.exec(whole)?.[1] ?? '';
    const isHyperlink = /\sType="[^"]*\/hyperlink"/.test(whole);
    if (/\sTargetMode="External"/i.test(whole)) {
      if (/\sType="[^"]*\/attachedTemplate"/.test(whole)) return '';
      return isHyperlink && /^(https?|mailto):/i.test(target) ? whole : whole.replace(/\sTarget="[^"]*"/, ' Target="about:blank"');
    }
    return ORIGIN.test(pathFrom(folder, target)) ? '' : whole;
  });
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
