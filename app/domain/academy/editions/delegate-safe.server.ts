import type { Safe } from '#app/platform/encryption.server.ts';
import type { EditionDelegate } from '#app/platform/generated/client.ts';
import type { DelegateEntry } from './edition-team-forms.ts';

const TEXTS = ['paperName', 'gender', 'access', 'diet', 'notPublic'] as const;
export type DelegateText = (typeof TEXTS)[number];

const placeOf = (field: DelegateText, rowId: string) => ({ model: 'edition_delegate', field, rowId });

/** What somebody says of themselves, sealed under their own key; what is empty is nothing. */
export function sealDelegate(safe: Safe, id: string, entry: Pick<DelegateEntry, DelegateText>): Record<DelegateText, string | null> {
  return Object.fromEntries(TEXTS.map((field) => [field, safe.seal(entry[field] || null, placeOf(field, id))])) as Record<DelegateText, string | null>;
}

/** The name for their papers alone. */
export function sealPaperName(safe: Safe, id: string, name: string): string | null {
  return safe.seal(name, placeOf('paperName', id));
}

/** The same, to be read. Whoever calls has made sure by whom. A person whose key is gone has said nothing. */
export function unsealDelegate(safe: Safe | undefined, row: Pick<EditionDelegate, 'id' | DelegateText>): Record<DelegateText, string | null> {
  return Object.fromEntries(TEXTS.map((field) => [field, safe?.unseal(row[field], placeOf(field, row.id)) ?? null])) as Record<DelegateText, string | null>;
}

/** What is kept of somebody who is in a team no more: nothing of what they said. */
export const NOTHING_SAID = { paperName: null, gender: null, access: null, diet: null, notPublic: null, languages: [], firstTime: null };
