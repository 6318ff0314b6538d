/** A name as it is compared: without accents, case, signs and spaces. */
function fold(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Fewer letters than these within a longer name say nothing. */
const TELLING = 4;

/**
 * Whether a name that someone wrote down may mean an organisation (its name or its short name) or a person (their pseudonym):
 * written the same, or one within the other. One writes names and chooses from no list, for a list would tell which there
 * are; so in doubt it is a conflict.
 */
export function mayMean(written: string, { name: whole, acronym }: { name: string; acronym?: string | null }): boolean {
  const given = fold(written);
  if (given === '') return false;
  return [whole, acronym ?? ''].map(fold).some((name) => name !== '' && (name === given || (given.length >= TELLING && name.includes(given)) || (name.length >= TELLING && given.includes(name))));
}
