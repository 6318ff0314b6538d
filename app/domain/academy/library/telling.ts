/** Words that tell whoever looks on what this place is about, in the languages of the interface. */
const TELLING = [/sex[\s-]?work\w*/, /travail(?:leu\w*)? du sexe/, /prostitu\w*/, /condoms?/, /préservatifs?/, /\bhiv\b/, /\bvih\b/, /\bswit\b/, /\bnswp\b/, /\bescorts?\b/];

/** Those of them that stand in a text, each with how often. */
export function tellingWords(text: string): { word: string; count: number }[] {
  const lower = text.toLowerCase();
  const found = new Map<string, number>();
  for (const pattern of TELLING) for (const [word] of lower.matchAll(new RegExp(pattern.source, 'gu'))) found.set(word, (found.get(word) ?? 0) + 1);
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
