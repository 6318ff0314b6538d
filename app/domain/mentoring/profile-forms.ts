import * as z from 'zod/mini';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { longText, ticked } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { COMPETENCIES, type Competency, type Level } from './competencies.ts';
import type { LanguageLevel } from './matching.ts';
import { EXPERIENCES, MENTORING_FORMS, REGION_WISHES } from './model.ts';

/** How many languages the form has room for. */
export const LANGUAGE_ROWS = 5;
/** How many places a mentor can offer at once. */
export const MOST_PLACES = 9;
/** How many competencies a mentee can work on at once: a few goals that are theirs carry further than many. */
export const MOST_SOUGHT = 5;

const many = <T extends string>(keys: readonly [T, ...T[]]) => z._default(z.array(z.enum(keys, 'ui.forms.errors.choose')), []);
const common = {
  forms: z.array(z.enum(MENTORING_FORMS, 'ui.forms.errors.choose'), 'ui.forms.errors.choose').check(z.minLength(1, 'ui.forms.errors.choose')),
  regionWish: z.enum(REGION_WISHES, 'ui.forms.errors.choose'),
  experiences: many(EXPERIENCES),
  exclusions: longText(2000),
  version: versionFrom(0),
};
const mentorFields = z.object({
  ...common,
  open: ticked,
  places: z.pipe(z.string('ui.forms.errors.required').check(z.regex(/^[1-9]$/, 'mentoring.errors.places')), z.transform(Number)),
  willNotDo: longText(2000),
});
const menteeFields = z.object({ ...common, ownOrganisation: ticked, hopes: longText(2000) });

type Fields = Readonly<Record<string, unknown>>;
/** Tells what is wrong with a field. */
type Refuse = (field: string, message?: string) => void;

/**
 * A mentor's profile as its form sends it: `offered.<competency>` a level or nothing, `language-<row>` with
 * `languageLevel-<row>`, and names of people and organisations, one a line, with whom they must not be paired.
 */
export const mentorProfileSchema = z.pipe(
  z.looseObject({}),
  z.transform((fields, context) => {
    const refuse = refuser(fields, context);
    const plain = readPlain(mentorFields, fields, context);
    const competencies = COMPETENCIES.flatMap((competency) => {
      const level = readLevel(fields, `offered.${competency}`, refuse);
      return level ? [{ competency, level }] : [];
    });
    if (competencies.length === 0) refuse(`offered.${COMPETENCIES[0]}`, 'mentoring.errors.noCompetency');
    const languages = readLanguages(fields, refuse);
    if (plain === null) return z.NEVER;
    const { open, places, forms, regionWish, experiences, willNotDo, version, exclusions } = plain;
    return { open, places, forms, regionWish, experiences, willNotDo, version, competencies, languages, exclusions: linesOf(exclusions) };
  }),
);
export type MentorProfileEntry = z.output<typeof mentorProfileSchema>;

/** A mentee's profile: `level.<competency>` where they are and `wanted.<competency>` where they want to get to, or nothing. */
export const menteeProfileSchema = z.pipe(
  z.looseObject({}),
  z.transform((fields, context) => {
    const refuse = refuser(fields, context);
    const plain = readPlain(menteeFields, fields, context);
    const competencies: { competency: Competency; level: Level; wanted: Level }[] = [];
    for (const competency of COMPETENCIES) {
      const [level, wanted] = [readLevel(fields, `level.${competency}`, refuse), readLevel(fields, `wanted.${competency}`, refuse)];
      if (wanted === null) continue;
      if (level === null) refuse(`level.${competency}`, 'mentoring.errors.noLevel');
      else if (wanted < level) refuse(`wanted.${competency}`, 'mentoring.errors.wantedBelow');
      else competencies.push({ competency, level, wanted });
    }
    if (competencies.length === 0) refuse(`wanted.${COMPETENCIES[0]}`, 'mentoring.errors.noCompetency');
    if (competencies.length > MOST_SOUGHT) refuse(`wanted.${COMPETENCIES[0]}`, 'mentoring.errors.tooMany');
    const languages = readLanguages(fields, refuse);
    if (plain === null) return z.NEVER;
    const { forms, regionWish, experiences, ownOrganisation, hopes, version, exclusions } = plain;
    return { forms, regionWish, experiences, ownOrganisation, hopes, version, competencies, languages, exclusions: linesOf(exclusions) };
  }),
);
export type MenteeProfileEntry = z.output<typeof menteeProfileSchema>;

/** The fields that stand by themselves; null when something is wrong with one. What is wrong with the others is told all the same. */
function readPlain<T>(schema: z.ZodMiniType<T>, fields: Fields, context: { issues: unknown[] }): T | null {
  const parsed = schema.safeParse(fields);
  for (const issue of parsed.error?.issues ?? []) context.issues.push({ ...issue, input: fields });
  return parsed.success ? parsed.data : null;
}

function refuser(fields: Fields, context: { issues: unknown[] }): Refuse {
  return (field, message = 'ui.forms.errors.choose') => context.issues.push({ code: 'custom', input: fields, path: [field], message });
}

function readLevel(fields: Fields, name: string, refuse: Refuse): Level | null {
  const given = fields[name] ?? '';
  if (given === '') return null;
  if (typeof given === 'string' && /^[1-4]$/.test(given)) return Number(given) as Level;
  refuse(name);
  return null;
}

/** Rows of a language with its level; empty ones are none, and of one that is named twice the better counts. */
function readLanguages(fields: Fields, refuse: Refuse): { language: string; level: LanguageLevel }[] {
  const found = new Map<string, LanguageLevel>();
  for (const row of Array.from({ length: LANGUAGE_ROWS }, (_, index) => index)) {
    const [language, level] = [fields[`language-${row}`] ?? '', fields[`languageLevel-${row}`] ?? ''];
    if (typeof language !== 'string' || (language !== '' && !LANGUAGES.includes(language))) refuse(`language-${row}`);
    else if (typeof level !== 'string' || !/^[1-3]?$/.test(level) || (language !== '' && level === '')) refuse(`languageLevel-${row}`);
    else if (language !== '') found.set(language, Math.max(Number(level), found.get(language) ?? 1) as LanguageLevel);
  }
  if (found.size === 0) refuse('language-0');
  return [...found].map(([language, level]) => ({ language, level }));
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** What the fields of the languages hold, for a profile that was kept. */
export function languageFields(languages: readonly { language: string; level: number }[]): Record<string, string> {
  return Object.fromEntries(languages.flatMap(({ language, level }, row) => [[`language-${row}`, language], [`languageLevel-${row}`, String(level)]]));
}
