/** The pages of a pairing, in the order of its life. */
export const PAIRING_PARTS = ['overview', 'agreement', 'goals', 'meetings', 'check-ins', 'journal', 'closure'] as const;
export type PairingPart = (typeof PAIRING_PARTS)[number];

/** Which of them one of the two can open: before both have signed there is only the agreement to talk about, and once all was erased nothing. */
export function partsOfPairing({ state, hasBegun, isErased }: { state: string; hasBegun: boolean; isErased: boolean }): PairingPart[] {
  if (isErased) return ['overview'];
  if (!hasBegun) return ['overview', 'agreement'];
  return PAIRING_PARTS.filter((part) => part !== 'closure' || state === 'closing' || state === 'closed');
}

/** Where a page of a pairing is. */
export function pathOfPairing(id: string, part: PairingPart = 'overview'): string {
  return part === 'overview' ? `/pairings/${id}` : `/pairings/${id}/${part}`;
}
