import * as z from 'zod/mini';
import { COUNTRIES, LANGUAGES, REGIONS } from '#app/domain/network/places.ts';
import { longText, ticked } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import type { Level } from './matching.ts';
import { FORMS } from './choices.ts';
import { TOPICS } from './topics.ts';

/** How many languages the form has room for. */
export const LANGUAGE_ROWS = 6;

const hours = z.pipe(
  z.pipe(z.string({ error: 'ui.forms.errors.number' }).check(z.regex(/^\s*\d{1,2}\s*$/, 'ui.forms.errors.number')), z.transform(Number)),
  z.number().check(z.lte(60, 'assistance.providers.errors.hours')),
);

const fixed = z.object({
  open: ticked,
  openToNetworks: ticked,
  forms: z.array(z.enum(FORMS), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne')),
  regions: z._default(z.array(z.enum(REGIONS)), []),
  countries: z._default(z.array(z.enum(COUNTRIES)).check(z.maxLength(250)), []),
  weeklyHours: hours,
  exclusions: longText(2000),
  about: longText(2000),
  version: versionFrom(0),
});

/**
 * A provider's profile as its form sends it: `topic.<key>` a level or nothing, `language-<row>` with `languageLevel-<row>`,
 * and names of organisations, one a line, that they must not work with.
 */
export const profileSchema = z.pipe(z.looseObject({}), z.transform((fields, context) => {
  const parsed = fixed.safeParse(fields);
  // All that is wrong is told at once.
  for (const issue of parsed.error?.issues ?? []) context.issues.push({ ...issue, input: fields } as (typeof context.issues)[number]);
  const refuse = (path: string, message = 'ui.forms.errors.choose') => context.issues.push({ code: 'custom', input: fields, path: [path], message });
  const readLevel = (name: string): Level | null => {
    const level = levelOf(fields[name]);
    if (!level && (fields[name] ?? '') !== '') refuse(name);
    return level;
  };
  const topics = TOPICS.flatMap((topic) => {
    const level = readLevel(`topic.${topic}`);
    return level ? [{ topic, level }] : [];
  });
  if (topics.length === 0) refuse(`topic.${TOPICS[0]}`, 'assistance.providers.errors.noTopic');
  const languages = new Map<string, Level>();
  for (let row = 0; row < LANGUAGE_ROWS; row += 1) {
    const language = fields[`language-${row}`];
    const level = readLevel(`languageLevel-${row}`);
    if (language === undefined || language === '') continue;
    if (!(LANGUAGES as readonly unknown[]).includes(language)) refuse(`language-${row}`);
    else if (!level) refuse(`languageLevel-${row}`);
    else languages.set(String(language), Math.max(level, languages.get(String(language)) ?? 0) as Level);
  }
  if (languages.size === 0) refuse('language-0');
  if (!parsed.success) return z.NEVER;
  const { open, openToNetworks, forms, regions, countries, weeklyHours, exclusions, about, version } = parsed.data;
  return {
    open, openToNetworks, forms, regions, countries, weeklyHours, about, version, topics,
    languages: [...languages].map(([language, level]) => ({ language, level })),
    exclusions: exclusions.split('\n').map((line) => line.trim()).filter(Boolean),
  };
}));
export type ProfileEntry = z.output<typeof profileSchema>;

function levelOf(value: unknown): Level | null {
  return value === '1' || value === '2' || value === '3' ? (Number(value) as Level) : null;
}

/** What a provider answers to an invitation; nothing need be said. */
export const answerSchema = z.object({ answer: z.pipe(z.optional(longText(1000)), z.transform((text) => text || null)) });
