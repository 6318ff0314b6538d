/**
 * For how many people the sites of a booking have room, taken together; null where there is no site, or one of them has no
 * bound. A site's capacity counts people, never bookings: of these it holds one at a time.
 */
export function roomOf(sites: readonly { capacity: number | null }[]): number | null {
  if (sites.length === 0 || sites.some(({ capacity }) => capacity === null)) return null;
  return sites.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);
}
