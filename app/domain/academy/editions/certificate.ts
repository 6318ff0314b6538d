import { foldCode } from '#app/domain/accounts/recovery-codes.ts';

/** Bytes of chance behind a code: 80 bits, 16 letters of base 32 in groups of four. */
export const CODE_BYTES = 10;

/** A code as it is looked up: case, blanks, dashes and letters read as digits are forgiven. */
export function typedCode(typed: string): string {
  return foldCode(typed.slice(0, 100));
}

/** How an edition is told from others to those who know nothing of it: six letters, of which nothing can be made. */
export function referenceOf(digest: Uint8Array): string {
  const ALPHABET = '23456789BCDFGHJKMNPQRTVWXYZ';
  return [...digest.subarray(0, 6)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Whom attendance lists name, and who of them came; null where none was kept. */
export interface WhoCame {
  came: ReadonlySet<string>;
  marked: ReadonlySet<string>;
}

/** Whether somebody can have one: unless lists were kept that name them, and none of them says that they were there. */
export function mayHaveCertificate(attendance: WhoCame | null, delegateId: string): boolean {
  return attendance === null || attendance.came.has(delegateId) || !attendance.marked.has(delegateId);
}
