import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { MOST_PICTURE_BYTES } from '#app/platform/file-kinds.ts';
import { WRITTEN } from '../headings.ts';

/** The longest description of what is to be seen, in signs. */
export const SEEN_LIMIT = 400;

/** What is to be seen, by language. */
export type SeenWords = Readonly<Record<string, string>>;

/** Where the pages of a draft find a picture of it. */
export function pathOfPicture(draftId: string, id: string): string {
  return `/drafts/${draftId}/pictures/${id}/file`;
}

/** The field in which it is described in a language. */
export function seenField(language: string): string {
  return `seen-${language}`;
}

/** One line, as what is read out has none; whoever writes two sentences on two lines is understood. */
function description() {
  return longText(SEEN_LIMIT).check(z.overwrite((text) => text.replace(/\s+/g, ' ')));
}

/** A description in each language: it must be there in those in which the module is written. */
function seen(languages: readonly string[]) {
  return Object.fromEntries(WRITTEN.map((language) => [seenField(language), languages.includes(language) ? description().check(z.minLength(1, 'academy.authoring.pictures.errors.seen')) : z._default(description(), '')]));
}

/** A picture that is handed in, with what is to be seen. Its own name is forgotten. */
export function pictureSchema(languages: readonly string[]) {
  return z.pipe(
    z.object({
      ...seen(languages),
      file: z
        .custom<File>((value) => value instanceof File && value.size > 0, 'academy.authoring.pictures.refused.empty')
        .check(z.refine((file) => file.size <= MOST_PICTURE_BYTES, 'academy.authoring.pictures.refused.tooLarge')),
    }),
    z.transform(({ file, ...fields }) => ({ file, seen: seenIn(fields) })),
  );
}

/** Other words for what is to be seen, over the edit that was looked at. */
export function seenSchema(languages: readonly string[]) {
  return z.pipe(
    z.object({ ...seen(languages), edit: versionFrom(1) }),
    z.transform(({ edit, ...fields }) => ({ edit, seen: seenIn(fields) })),
  );
}

function seenIn(fields: Readonly<Record<string, unknown>>): SeenWords {
  return Object.fromEntries(WRITTEN.flatMap((language) => (fields[seenField(language)] ? [[language, String(fields[seenField(language)])]] : [])));
}

/** The same as a form holds it. */
export function fieldsOfSeen(words: SeenWords): Record<string, string> {
  return Object.fromEntries(WRITTEN.map((language) => [seenField(language), words[language] ?? '']));
}
