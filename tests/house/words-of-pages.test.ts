import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * A page without scripts of its own is still reached by the scripts of the page before it, which then draw it: with the words of
 * the sections that its loader names, and with bare keys where it names none.
 */
const KEY = /['"`]((?:academy|accounts|assessment|assistance|calendar|mentoring|network|notifications)\.[a-zA-Z]\w*(?:\.\w+)*)/g;
const pages = readdirSync('app/routes').filter((name) => /export const handle = still/.test(readFileSync(`app/routes/${name}`, 'utf8')));

/** What is drawn in the browser: the page itself, and all that it imports but for the server's. */
function keysDrawnBy(page: string): string[] {
  const seen = new Set<string>();
  const todo = [page];
  const keys = new Set<string>();
  for (let file = todo.pop(); file; file = todo.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    // What a loader or an action says is said on the server.
    for (const [, key = ''] of (file === page ? text.slice(text.indexOf('export default function')) : text).matchAll(KEY)) keys.add(key);
    for (const [, from = ''] of text.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      const to = from.startsWith('#app/') ? from.slice(1) : from.startsWith('.') ? normalize(join(dirname(file), from)) : '';
      if (/\.tsx$|components\/\w|^app\/i18n\//.test(to) && !/\.server\./.test(to) && existsSync(to)) todo.push(to);
    }
  }
  return [...keys];
}

describe('a page that is drawn by the scripts of another', () => {
  it.each(pages)('%s', (name) => {
    const text = readFileSync(`app/routes/${name}`, 'utf8');
    const listed = [...text.matchAll(/(?:words: |\bwords = )\[([^\]]*)\](\.map\([^`]*`(\w+\.)\$)?/g)].flatMap(([, list = '', , prefix = '']) => [...list.matchAll(/'([^']+)'/g)].map(([, section]) => `${prefix}${section}`));
    const keys = keysDrawnBy(`app/routes/${name}`);
    expect(keys.filter((key) => !listed.some((section) => key === section || key.startsWith(`${section}.`) || section.startsWith(key)))).toEqual([]);
  });
});
