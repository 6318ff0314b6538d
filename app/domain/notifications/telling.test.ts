import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NotificationKind, NotificationPlace } from '#app/platform/generated/enums.ts';
import { OF_ENGAGEMENT, pathOf, TELLINGS } from './telling.ts';

const capabilities = readdirSync('app/domain', { withFileTypes: true, recursive: true }).filter(({ name }) => name.endsWith('.server.ts')).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
const tellings = Object.values(TELLINGS).flat();

it('what is told does happen, and every kind and place that there is, is told', () => {
  // Some kinds are put together where they are recorded.
  const composed = ['providerInvitation.recalled', 'providerInvitation.ended', 'ledBy.confirmed', 'ledBy.returned', 'nomination.declined', 'nomination.withdrawn'];
  expect(Object.keys(TELLINGS).filter((kind) => !capabilities.includes(`'${kind}'`) && !composed.includes(kind))).toEqual([]);
  for (const kind of ['`providerInvitation.${to}`', '`ledBy.${verdict}`', '`nomination.${to}`']) expect(capabilities).toContain(kind);
  expect(Object.values(NotificationKind).filter((kind) => !tellings.some((one) => one.kind === kind && one.to.length > 0))).toEqual([]);
  expect(Object.values(NotificationPlace).filter((place) => !tellings.some((one) => one.place === place))).toEqual([]);
});

it('each kind has its words in both languages, and names nobody', () => {
  for (const locale of ['en', 'fr']) {
    const { kinds } = JSON.parse(readFileSync(`app/domain/notifications/locales/${locale}.json`, 'utf8')) as { kinds: Record<string, string> };
    expect(Object.keys(kinds).sort()).toEqual(Object.values(NotificationKind).sort());
    // Words without a place to fill can name nobody.
    expect(Object.values(kinds).filter((words) => words.includes('{{'))).toEqual([]);
  }
});

it('each place leads to a page of its own, and holds no more than an id', () => {
  const id = '0199a000-0000-7000-8000-000000000001';
  const paths = Object.values(NotificationPlace).map((place) => pathOf(place, id));
  expect(new Set(paths)).toHaveProperty('size', paths.length);
  for (const path of paths) expect(path).toMatch(/^\/[a-z-/]+(\/0199a000-0000-7000-8000-000000000001(\/[a-z-]+)?)?$/);
  for (const place of OF_ENGAGEMENT) expect(pathOf(place, id)).toContain(`/engagements/${id}`);
});
