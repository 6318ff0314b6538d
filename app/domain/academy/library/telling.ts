/** What stands where a letter does not, before and after a word: `\b` knows the letters of English alone. */
const [BEGIN, END] = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];

/**
 * What tells whoever looks on what this place is about, in the languages of the interface and in those in which its networks write beside them (Spanish,
 * Portuguese, Russian), in texts that were folded. French says who works in as many ways as there are signs for a middle point: what they have in common
 * is looked for. Each takes no longer than a text is long.
 */
const TELLING = [
  'sex[ -]*work[\\p{L}\\p{N}_]*',
  `(?:[\\p{L}·•.()/-]{1,30} )?du sexe${END}`,
  `(?:[\\p{L}@()/-]{1,30} )?d(?:el|o) sexo${END}`,
  '\\p{L}{0,12}sexu(?:al|el|ais)\\p{L}*',
  `${BEGIN}секс(?!и[зс])[\\p{L}-]*`,
  'prostitu\\p{L}*',
  'проститу\\p{L}*',
  `condom(?:s|es)?${END}`,
  `cond(?:ón|ones)${END}`,
  'кондом\\p{L}*',
  `pr[eé]servati(?:fs?|vos?)${END}`,
  'презерватив\\p{L}*',
  `${BEGIN}camisinhas?${END}`,
  'lubri\\p{L}*',
  'лубри\\p{L}*',
  `${BEGIN}(?:hiv|vih|sida|swit|nswp|escorts?|вич|спид(?:а|у|ом|е)?)${END}`,
  `${BEGIN}эскорт\\p{L}*`,
].map((source) => new RegExp(source, 'gu'));

/** A text as words are looked for in it: in small letters, with every kind of blank a blank and every kind of hyphen a hyphen, without signs that nobody sees and those that only set it off. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&nbsp;|&#160;|&#xa0;/g, ' ')
    .replace(/[\p{Cf}*~`]/gu, '')
    .replace(/[\s_]+/g, ' ')
    .replace(/\p{Pd}/gu, '-');
}

/** Those of them that stand in a text, each with how often. */
export function tellingWords(text: string): { word: string; count: number }[] {
  const folded = fold(text);
  const found = new Map<string, number>();
  for (const pattern of TELLING) for (const [word] of folded.matchAll(pattern)) found.set(word, (found.get(word) ?? 0) + 1);
  return [...found].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
}

/** Whether a title can stand where anyone may read it. */
export function isNeutral(text: string): boolean {
  return tellingWords(text).length === 0;
}

/** What a list or a head says of something, where anyone may read it; nothing where it tells. */
export function neutralOrNone(text: string): string {
  return isNeutral(text) ? text : '';
}
