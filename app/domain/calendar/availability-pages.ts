/** Parts of what is said of a time, each on a page of its own. */
export type AvailabilityPart = 'hours' | 'absences' | 'exceptions' | 'busy-times';

/** Where it is said when a site, or for null whoever asks, can be booked. */
export function pathOfAvailability(siteId: string | null, part: AvailabilityPart): string {
  if (siteId !== null) return `/sites/${siteId}/${part}`;
  return part === 'hours' ? '/availability' : `/availability/${part}`;
}
