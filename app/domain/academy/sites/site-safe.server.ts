import type { Safe } from '#app/platform/encryption.server.ts';

/** The texts of a site that those may read who are shown it; what is for confirmed visitors, and the address, stand apart. */
export const SITE_TEXTS = ['title', 'shown', 'learned', 'costs', 'access'] as const;
type SiteText = (typeof SITE_TEXTS)[number] | 'safety' | 'address' | 'returnNote';

const placeOf = (field: SiteText, siteId: string) => ({ model: 'demonstration_site', field, rowId: siteId });

/** Opens a text of a site; one that is not there is empty. */
export function unsealSite(safe: Safe, field: SiteText, { siteId, ...row }: { siteId: string } & Partial<Record<SiteText, string | null>>): string {
  return safe.unseal(row[field] ?? null, placeOf(field, siteId)) ?? '';
}

/** Seals a text for a site; an empty one is nothing. */
export function sealSite(safe: Safe, field: SiteText, siteId: string, text: string): string | null {
  return safe.seal(text || null, placeOf(field, siteId));
}
