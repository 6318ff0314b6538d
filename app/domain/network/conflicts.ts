/** A name as it is compared: its words, without accents, case and signs. */
function wordsOf(name: string): string[] {
  return name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Fewer letters than these within a longer name say nothing, unless they are whole words of it. */
const TELLING = 4;
/** Fewer than these say nothing even so. */
const LEAST = 3;

/** Whether words stand within others, whole and in their order. */
function standIn(words: readonly string[], others: readonly string[]): boolean {
  return words.length > 0 && ` ${others.join(' ')} `.includes(` ${words.join(' ')} `);
}

/**
 * Whether a name that someone wrote down may mean an organisation (its name or its short name) or a person (their pseudonym):
 * written the same, or one within the other; however short a name is, as whole words of the line. One writes names and chooses from no
 * list, for a list would tell which there are; so in doubt it is a conflict.
 */
export function mayMean(written: string, { name: whole, acronym }: { name: string; acronym?: string | null }): boolean {
  const line = wordsOf(written);
  const given = line.join('');
  if (given === '') return false;
  return [whole, acronym ?? ''].map(wordsOf).some((words) => {
    const name = words.join('');
    if (name === '') return false;
    return name === given || standIn(words, line) || (given.length >= LEAST && standIn(line, words)) || (given.length >= TELLING && name.includes(given)) || (name.length >= TELLING && given.includes(name));
  });
}
