import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { storeArchive } from '#app/platform/archive.server.ts';
import { tellPortfolio } from './copied-portfolio.server.ts';
import { namesOfCompetencies } from './framework.server.ts';
import type { OwnCopy } from './own-copy.server.ts';
import { tellNames } from './told-names.server.ts';
import { tellReason } from './told-reasons.ts';

/** One's own copy as one file: `read.html` for people, in a language, and `data.json` with the same for programs. Their names say nothing. */
export function packCopy(copy: OwnCopy, locale: Locale): Buffer {
  return storeArchive(new Map([['read.html', Buffer.from(writeCopyPage(copy, locale))], ['data.json', Buffer.from(JSON.stringify(copy, null, 2))]]));
}

type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };

/** A page that needs nothing but itself: no script, no picture, no address of ours. */
export function writeCopyPage(whole: OwnCopy, locale: Locale): string {
  const { format: _format, madeOn, pseudonym, ...own } = whole;
  const [t, format, tell] = [wordsOf(locale), formatIn(locale), tellerOf(locale)];
  const copy = { ...own, portfolio: tellPortfolio(whole, locale), proposals: own.proposals.map((one) => ({ ...one, reasons: one.reasons.map((reason) => tellReason(t, tellNames(locale, one.reasons), reason)) })) };
  const isNothing = (value: Value): boolean => value === null || value === undefined || value === '' || (typeof value === 'object' && Object.values(value).every(isNothing));
  const list = (of: { readonly [key: string]: Value }, depth: number): string => `<dl>${Object.entries(of).filter(([key, value]) => key !== 'id' && !isNothing(value)).map(([key, value]) => `<dt>${escape(t(`mentoring.copy.fields.${key}`))}</dt><dd>${write(key, value, depth)}</dd>`).join('')}</dl>`;
  function write(key: string, value: Value, depth: number): string {
    if (Array.isArray(value)) return (value as readonly Value[]).every((one) => typeof one !== 'object') ? escape(format.list((value as readonly string[]).map((one) => tell(key, one)))) : (value as readonly Value[]).map((one) => `<section>${list(one as { [key: string]: Value }, depth + 1)}</section>`).join('');
    if (typeof value === 'object' && value !== null) return list(value as { [key: string]: Value }, depth + 1);
    return `<span>${escape(tell(key, value as string | number | boolean))}</span>`;
  }
  const sections = Object.entries(copy as { [key: string]: Value }).filter(([, value]) => !isNothing(value)).map(([key, value]) => `<h2>${escape(t(`mentoring.copy.fields.${key}`))}</h2>${write(key, value, 1)}`);
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Passerelle</title><style>${STYLE}</style></head><body><h1>${escape(pseudonym)}</h1><p>${escape(t('mentoring.copy.made', { at: format.date(madeOn) }))}</p><p>${escape(t('mentoring.copy.keep'))}</p>${sections.length > 0 ? sections.join('') : `<p>${escape(t('mentoring.copy.nothing'))}</p>`}</body></html>`;
}

const STYLE = 'body{font:1rem/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b2426}dt{color:#53605f;font-size:.875rem}dd{margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:anywhere}section,dd dl{border-left:3px solid #c9c5bb;padding-left:1rem;margin:.75rem 0}';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Values in words of a language, by the name of their field. */
function tellerOf(locale: Locale): (key: string, value: string | number | boolean) => string {
  const [t, format, names] = [wordsOf(locale), formatIn(locale), namesOfCompetencies(locale) as Readonly<Record<string, string>>];
  const competency = (value: string) => names[value] ?? value;
  const words: Readonly<Record<string, (value: string) => string>> = {
    competency,
    competencies: competency,
    language: (value) => nameOfLanguage(locale, value),
    languageLevel: (value) => t(`mentoring.languageLevels.${value}`),
    forms: (value) => t(`mentoring.forms.${value}`),
    form: (value) => t(`mentoring.meetings.forms.${value}`),
    regionWish: (value) => t(`mentoring.profile.regionWishes.${value}`),
    experiences: (value) => t(`mentoring.experiences.${value}`),
    ownAnswer: (value) => t(`mentoring.copy.answers.${value}`),
    outcome: (value) => t(`mentoring.copy.outcomes.${value}`),
    pairingState: (value) => t(`mentoring.pairingStates.${value}`),
    goalState: (value) => t(`mentoring.goals.states.${value}`),
    meetingState: (value) => t(`mentoring.meetings.states.${value}`),
    takingState: (value) => t(`mentoring.opportunities.takings.${value}`),
    opportunityKind: (value) => t(`mentoring.opportunities.kinds.${value}`),
    nominationState: (value) => t(`mentoring.nominations.states.${value}`),
    agreementState: (value) => t(`mentoring.copy.agreementStates.${value}`),
    noteKind: (value) => t(`mentoring.notes.kinds.${value}`),
    change: (value) => t(`mentoring.goals.changes.${value}`),
    useful: (value) => t(`mentoring.checkIns.answers.${value}`),
    safe: (value) => t(`mentoring.checkIns.answers.${value}`),
    by: (value) => t(`mentoring.copy.by.${value}`),
    part: (value) => t(`mentoring.copy.parts.${value}`),
    ratedBy: (value) => t(`mentoring.copy.parts.${value}`),
  };
  return (key, value) => {
    if (typeof value === 'boolean') return t(`mentoring.checkIns.answers.${value ? 'yes' : 'no'}`);
    const said = words[key]?.(String(value));
    if (said !== undefined) return said;
    if (/At$/.test(key) || key === 'at') return format.dateTime(String(value));
    return /^(month|dueOn|happensOn)$/.test(key) ? format.date(String(value)) : String(value);
  };
}
