/** Words that tell what this place is about, in the languages of the interface: whoever looks over a shoulder must not read them. */
export const OUTING = [/sex.?work/, /travail du sexe/, /travailleur/, /prostitu/, /condom/, /préservatif/, /\bhiv\b/, /\bvih\b/, /\bswit\b/, /\bnswp\b/, /\bescort/];

export function findOuting(text: string): string[] {
  const lower = text.toLowerCase();
  return OUTING.filter((word) => word.test(lower)).map(String);
}
