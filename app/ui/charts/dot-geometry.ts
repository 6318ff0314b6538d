/** As many dots side by side as fit over a level on the narrowest page. */
const ABREAST = 4;

export interface Dot {
  /** From the line upwards. */
  row: number;
  /** From the middle of its level, in steps: rows are centred. */
  place: number;
}

/** Piles up a dot for each answer: rows of four over each level, the last one centred. */
export function placeDots(counts: readonly number[]): Dot[][] {
  return counts.map((count) =>
    Array.from({ length: Math.max(0, Math.floor(count)) }, (_, dot) => {
      const row = Math.floor(dot / ABREAST);
      const inRow = Math.min(ABREAST, count - row * ABREAST);
      return { row, place: (dot % ABREAST) - (inRow - 1) / 2 };
    }),
  );
}
