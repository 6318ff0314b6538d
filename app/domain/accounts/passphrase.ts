/** Why a new passphrase is refused, as a locale key; null when it may be used. */
export type PassphraseFault = 'accounts.errors.passphraseCommon' | 'accounts.errors.passphraseNamesYou' | 'accounts.errors.passphraseRepeats' | null;

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Refuses what a guesser tries first: a passphrase found in `common` (folded), one made around the pseudonym or the
 * name of this place, one that is a short piece repeated or a run of neighbours. (OWASP ASVS 5.0, 6.1.2, 6.2.4, 6.2.11.)
 */
export function faultOf(passphrase: string, pseudonym: string, common: ReadonlySet<string>): PassphraseFault {
  const folded = fold(passphrase);
  if (common.has(folded) || common.has(folded.replace(/\d+$/, ''))) return 'accounts.errors.passphraseCommon';
  const without = [fold(pseudonym), 'passerelle'].filter((word) => word.length >= 3).reduce((rest, word) => rest.replaceAll(word, ''), folded);
  if ([...without].length < 6 && without !== folded) return 'accounts.errors.passphraseNamesYou';
  if (/^(.{1,4}?)\1+$/u.test(folded) || isRun(folded) || new Set(folded).size < 5) return 'accounts.errors.passphraseRepeats';
  return null;
}

/** abcdefgh… or 98765…: each character the neighbour of the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return [1, -1].some((step) => codes.every((code, i) => i === 0 || code - (codes[i - 1] ?? 0) === step));
}
