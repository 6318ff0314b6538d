import { ROUTES } from '../matrix/routes.ts';
import type { CrawledPage } from './crawl.ts';
import { formsIn, type Control, type FormOnPage } from './page-parts.ts';
import type { SignedIn } from './scene.ts';

/** A form that somebody's page offers, for the route that takes it. */
export interface FoundAction {
  route: string;
  form: FormOnPage;
  path: string;
  who: SignedIn;
}

const patterns = Object.keys(ROUTES)
  .filter((id) => id.startsWith('routes/'))
  .map((id) => ({ id, pattern: new RegExp(`^/${id.slice('routes/'.length).replace(/\._index$|^_index$/, '').replace(/\[\.\]/g, '\u0000').replaceAll('.', '/').replaceAll('\u0000', '\\.').replace(/\$\w+/g, '[^/]+')}$`) }));

/** The route that a path leads to; a fixed one before one with places to fill. */
export function patternOf(path: string): string | undefined {
  return patterns.filter(({ pattern }) => pattern.test(path)).sort((a, b) => a.pattern.source.split('[^/]').length - b.pattern.source.split('[^/]').length)[0]?.id;
}

/** The richest form for each action that the pages offer to somebody. */
export function findActions(pages: ReadonlyMap<SignedIn, readonly CrawledPage[]>): Map<string, FoundAction> {
  const found = new Map<string, FoundAction>();
  for (const [who, crawled] of pages) {
    for (const { path, html, status } of crawled) {
      if (status !== 200) continue;
      for (const form of formsIn(html, path).filter(({ method }) => method === 'post')) {
        const route = patternOf(form.action.split('?')[0] ?? '');
        if (!route || ROUTES[route]?.act === null) continue;
        if ((found.get(route)?.form.controls.length ?? -1) < form.controls.length) found.set(route, { route, form, path: form.action, who });
      }
    }
  }
  return found;
}

/** What the names of fields that are alike have in common: ten questions of a page, the rows of a plan, the hours of a week. */
export function shapeOf(name: string): string {
  if (/^(place|weight|topic|presence)\./.test(name)) return name.replace(/\..*/, '.*');
  return name.replace(/^[^.]+(?=\.)/, '*').replace(/(?<=-)\d+$|(?<=^(from|until))\d[ab]$/, '*');
}

/** What stands in a text field that must not be empty. */
const PLAIN: Readonly<Record<string, string>> = { name: 'Good name', title: 'Good name', pseudonym: 'Good name', passphrase: 'lantern otter gravel umbrella', current: 'lantern otter gravel umbrella', code: 'AAAA-BBBB-CCCC-DDDD', decisionBodyShare: '60', spokespersonsShare: '60', staffShare: '60', recoveryAddress: '', acronym: '', dueOn: '', to: '/home', finished: 'yes' };

/** The form as a person would send it: what stands in it, and something good where something is asked for. */
export function fillIn(form: FormOnPage): URLSearchParams {
  const fields = new URLSearchParams();
  for (const control of form.controls) {
    const value = valueOf(control);
    if (value !== null) fields.append(control.name, value);
  }
  return fields;
}

/** The form as it goes over the line. */
export function encode(form: FormOnPage, fields: URLSearchParams): { body: string; headers: Record<string, string> } {
  const files = form.controls.filter(({ kind }) => kind === 'file');
  if (files.length === 0) return { body: fields.toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
  const parts = [...[...fields].map(([name, value]) => `name="${name}"\r\n\r\n${value}`), ...files.map(({ name }) => `name="${name}"; filename="a"\r\nContent-Type: application/octet-stream\r\n\r\nno workbook`)];
  return { body: `${parts.map((part) => `--part\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--part--\r\n`, headers: { 'Content-Type': 'multipart/form-data; boundary=part' } };
}

function valueOf({ name, kind, value, choices }: Control): string | null {
  if (kind === 'file') return null;
  if (kind === 'choice' && name.startsWith('place.')) return value;
  if (kind === 'choice') return value || (choices.find((choice) => choice !== '') ?? value);
  if (kind === 'button') return choices[0] ?? null;
  if (kind === 'box') return value ?? (name.endsWith('[]') ? (choices[0] ?? null) : null);
  if (kind === 'textarea') return value || 'Some words';
  return value || (PLAIN[name] ?? value);
}
