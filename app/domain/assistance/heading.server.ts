import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';

interface Headed {
  organisations: readonly { name: string }[];
  engagement: { createdAt: Date };
}

/** Whose engagement, and of which day: over the title of each of its pages, as one organisation may have several at once. Its topics could out someone at a glance. */
export function headingOf(locale: Locale, { organisations, engagement }: Headed): string[] {
  return [...organisations.map(({ name }) => name), wordsOf(locale)('assistance.engagement.title', { date: formatIn(locale).date(engagement.createdAt) })];
}
