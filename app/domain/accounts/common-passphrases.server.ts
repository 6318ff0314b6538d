import { dictionary } from '@zxcvbn-ts/language-common';

/** Some fifty thousand passphrases from known leaks, folded; shipped with the program, nobody is asked. */
export const COMMON_PASSPHRASES: ReadonlySet<string> = new Set(
  (dictionary['passwords-common'] as string[]).map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')),
);
