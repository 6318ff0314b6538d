/** A control of a form, as it stands on a page. */
export interface Control {
  name: string;
  kind: 'text' | 'textarea' | 'password' | 'hidden' | 'choice' | 'box' | 'file' | 'button';
  /** What the browser would send if nobody touched it; null when it would send nothing. */
  value: string | null;
  /** What can be chosen, where something is to be chosen. */
  choices: readonly string[];
}

export interface FormOnPage {
  method: 'get' | 'post';
  /** Path and query to which it is sent. */
  action: string;
  controls: readonly Control[];
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };
const decode = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries([...tag.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]));
}

/** What a page says and what stands in its fields; its scripts say nothing to who has none. */
export function shownIn(body: string): string {
  return body.replace(/<script[\s\S]*?<\/script>/g, '');
}

/** The forms of a page that the program drew (its own markup: attributes in double quotes, everything escaped). */
export function formsIn(html: string, path: string): FormOnPage[] {
  return [...html.matchAll(/<form(\s[^>]*)?>([\s\S]*?)<\/form>/g)].map(([, tag = '', content = '']) => {
    const { method = 'get', action } = attributesOf(tag);
    return { method: method.toLowerCase() === 'post' ? 'post' : 'get', action: action || path, controls: controlsIn(content) };
  });
}

function controlsIn(content: string): Control[] {
  const controls: Control[] = [];
  const seen = new Map<string, Control & { choices: string[] }>();
  for (const match of content.matchAll(/<(input|textarea|select|button)(\s[^>]*)?>/g)) {
    const [whole, element = '', tag = ''] = match;
    const { name, type = element === 'input' ? 'text' : element, value, checked } = attributesOf(tag);
    if (!name) continue;
    const rest = content.slice(match.index + whole.length);
    if (element === 'select') {
      const options = [...(rest.split('</select>')[0] ?? '').matchAll(/<option(\s[^>]*)?>/g)].map(([, option = '']) => attributesOf(option));
      controls.push({ name, kind: 'choice', value: (options.find((option) => 'selected' in option) ?? options[0])?.value ?? null, choices: options.map((option) => option.value ?? '') });
    } else if (element === 'textarea') controls.push({ name, kind: 'textarea', value: decode(rest.split('</textarea>')[0] ?? '').replace(/^\n/, ''), choices: [] });
    else if (type === 'radio' || type === 'checkbox' || element === 'button') {
      const known = seen.get(name) ?? { name, kind: type === 'radio' ? 'choice' : element === 'button' ? 'button' : 'box', value: null, choices: [] };
      if (!seen.has(name)) controls.push(known);
      seen.set(name, known);
      known.choices.push(value ?? 'on');
      if (checked !== undefined) known.value = value ?? 'on';
    } else controls.push({ name, kind: type === 'hidden' || type === 'password' || type === 'file' ? type : 'text', value: value ?? '', choices: [] });
  }
  return controls;
}

/** Where a page leads, within the program, without the places on a page. */
export function linksIn(html: string): string[] {
  return [...new Set([...html.matchAll(/<a\s[^>]*?href="(\/[^"#]*|\?[^"#]*)/g)].map(([, href = '']) => decode(href)))];
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

export function idsIn(body: string): Set<string> {
  return new Set(body.match(ID) ?? []);
}

/**
 * A body without what differs from answer to answer: ids, nonces, instants. Of a page what is drawn; the same data travels in its
 * scripts once more, numbered by what happens to repeat. Of a file in a format of its own, its length; of an archive, what it holds:
 * the time that stands in it is read as signs of one length or another.
 */
export function withoutChance(body: string): string {
  if (body.startsWith('%PDF')) return `${body.length}`;
  if (body.startsWith('PK')) return (body.match(/[\w./[\]-]+\.(?:xml|rels|xhtml|html|css|json|opf|webp|pdf|md|txt)/g) ?? []).join();
  const drawn = body.startsWith('<!') ? shownIn(body) : body;
  return drawn
    .replace(ID, 'ID')
    .replace(/nonce=\\*"[^"\\]*\\*"|\\?"nonce\\?",\\?"[^"\\]*\\?"/g, 'NONCE')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT');
}
