/** A name as it is compared: without accents, case, signs and spaces. */
function fold(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Fewer letters than these within a longer name say nothing. */
const TELLING = 4;

/**
 * Whether a name that a provider wrote down may mean an organisation: its name or its short name, written the same or one
 * within the other. Providers write names and choose from no list, for a list would tell them which organisations there
 * are; so in doubt it is a conflict.
 */
export function mayMean(written: string, organisation: { name: string; acronym: string | null }): boolean {
  const given = fold(written);
  if (given === '') return false;
  return [organisation.name, organisation.acronym ?? ''].map(fold).some((name) => name !== '' && (name === given || (given.length >= TELLING && name.includes(given)) || (name.length >= TELLING && given.includes(name))));
}
