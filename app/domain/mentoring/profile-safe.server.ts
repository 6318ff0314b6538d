import type { Safe } from '#app/platform/encryption.server.ts';
import { EXPERIENCES, type Experience } from './model.ts';

type Model = 'mentor_profile' | 'mentee_profile';

/** A list as it is sealed under its person's key; an empty one is nothing. */
export function sealList(safe: Safe, model: Model, field: 'experiences' | 'exclusions', personId: string, list: readonly string[]): string | null {
  return list.length > 0 ? safe.seal(JSON.stringify(list), { model, field, rowId: personId }) : null;
}

/** What a profile keeps sealed in lists: experiences of one's own (or sought), and names with whom one must not be paired. */
export function unsealLists(safe: Safe, model: Model, { personId, experiences, exclusions }: { personId: string; experiences: string | null; exclusions: string | null }): { experiences: Experience[]; exclusions: string[] } {
  const read = (sealed: string | null, field: string): unknown[] => {
    const list: unknown = JSON.parse(safe.unseal(sealed, { model, field, rowId: personId }) ?? '[]');
    return Array.isArray(list) ? list : [];
  };
  const known = new Set<unknown>(read(experiences, 'experiences'));
  return { experiences: EXPERIENCES.filter((one) => known.has(one)), exclusions: read(exclusions, 'exclusions').map(String) };
}
