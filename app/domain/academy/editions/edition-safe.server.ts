import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';

type EditionText = 'name' | 'venue' | 'programme';

export function placeOfEdition(field: EditionText, rowId: string) {
  return { model: 'edition', field, rowId };
}

/** The texts of an edition, as they were written. Whoever calls has made sure that they may be read, and of what. */
export function unsealEdition(safe: Safe, edition: Pick<Edition, 'id' | EditionText>) {
  const { id, venue, programme } = edition;
  return { name: nameOfEdition(safe, edition), venue: safe.unseal(venue, placeOfEdition('venue', id)), programme: safe.unseal(programme, placeOfEdition('programme', id)) };
}

/** What an edition is called. */
export function nameOfEdition(safe: Safe, { id, name }: Pick<Edition, 'id' | 'name'>): string {
  return safe.unseal(name, placeOfEdition('name', id));
}

/** The names of editions by their ids, each opened with the key of its network. */
export async function nameEditions(rows: readonly Pick<Edition, 'id' | 'networkId' | 'name'>[]): Promise<Map<string, string>> {
  return new Map(await Promise.all(rows.map(async (edition): Promise<[string, string]> => [edition.id, nameOfEdition(await openSafe(edition.networkId), edition)])));
}
