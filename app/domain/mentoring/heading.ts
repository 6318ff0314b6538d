import { partsOfPairing, type PairingPart } from './pairing-parts.ts';

interface Headed {
  pairing: { id: string; state: string; activeAt: Date | null; erasedAt: Date | null };
  part: string;
  other: { name: string } | null;
}

/** What every page of a pairing begins with. */
export function headOf({ pairing: { id, state, activeAt, erasedAt }, part, other }: Headed): { id: string; state: string; other: string | null; part: string; parts: PairingPart[]; isErased: boolean } {
  return { id, state, other: other?.name ?? null, part, parts: partsOfPairing({ state, hasBegun: activeAt !== null, isErased: erasedAt !== null }), isErased: erasedAt !== null };
}
