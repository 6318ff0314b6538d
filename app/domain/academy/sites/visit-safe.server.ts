import type { Safe } from '#app/platform/encryption.server.ts';

/** The texts of a visit, as they stand in the database. */
export type VisitText = 'purpose' | 'security' | 'reason' | 'questions' | 'agenda' | 'saw' | 'takeHome' | 'willTry' | 'thanks';

const placeOf = (field: VisitText, visitId: string) => ({ model: 'site_visit', field, rowId: visitId });

/** Opens a text of a visit with the visit's own key; one that is not there is empty. */
export function unsealVisit(safe: Safe, field: VisitText, { id, ...row }: { id: string } & Partial<Record<VisitText, string | null>>): string {
  return safe.unseal(row[field] ?? null, placeOf(field, id)) ?? '';
}

export function sealVisit(safe: Safe, visitId: string, texts: Partial<Record<VisitText, string>>): Partial<Record<VisitText, string | null>> {
  return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, safe.seal(text || null, placeOf(field as VisitText, visitId))]));
}
