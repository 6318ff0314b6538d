import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { namesOfCompetencies } from './framework.server.ts';
import type { OwnCopy } from './own-copy.server.ts';
import type { CopiedParts } from './pairing-copy.server.ts';

type Whole = OwnCopy['pairings'][number] & CopiedParts;

/** What was ticked for a portfolio, in words of a language, from what the copy holds of it; what can be read no more is left out. */
export function tellPortfolio({ portfolio, pairings }: OwnCopy, locale: Locale): string[] {
  const [t, format, names] = [wordsOf(locale), formatIn(locale), namesOfCompetencies(locale) as Readonly<Record<string, string>>];
  const whole = pairings.filter((pairing): pairing is Whole => 'goals' in pairing);
  const told: Readonly<Record<string, (subject: string) => string | undefined>> = {
    competency: (subject) => names[subject],
    goal: (subject) => whole.flatMap(({ goals }) => goals).filter(({ id }) => id === subject).map(({ competency }) => t('mentoring.portfolio.parts.goal', { name: names[competency] ?? competency }))[0],
    opportunity: (subject) => whole.flatMap(({ opportunities }) => opportunities).filter(({ id }) => id === subject).map(({ opportunityKind }) => t(`mentoring.opportunities.kinds.${opportunityKind}`))[0],
    reflection: (subject) => whole.filter(({ id }) => id === subject).flatMap(({ closing }) => closing.reflections).flatMap(({ by, doneAt }) => (by === 'me' && doneAt ? [t('mentoring.portfolio.parts.reflection', { date: format.date(doneAt) })] : []))[0],
    meetings: (subject) => whole.filter(({ id }) => id === subject).map(({ acceptedAt, meetings }) => t('mentoring.portfolio.parts.meetings', { date: format.date(acceptedAt ?? ''), count: meetings.filter(({ meetingState }) => meetingState === 'held').length }))[0],
  };
  return portfolio.flatMap((item) => {
    const [part = '', subject = ''] = item.split(':');
    return told[part]?.(subject) ?? [];
  });
}
