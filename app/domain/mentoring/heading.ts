import { partsOfPairing, type PairingPart } from './pairing-parts.ts';

interface Headed {
  pairing: { id: string; state: string; activeAt: Date | null };
  part: string;
  other: { name: string } | null;
}

/** What every page of a pairing begins with. */
export function headOf({ pairing: { id, state, activeAt }, part, other }: Headed): { id: string; state: string; other: string | null; part: string; parts: PairingPart[] } {
  return { id, state, other: other?.name ?? null, part, parts: partsOfPairing({ state, hasBegun: activeAt !== null }) };
}
