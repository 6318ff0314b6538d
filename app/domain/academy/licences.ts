import { LICENCES } from './vocabulary.ts';

type Licence = (typeof LICENCES)[number];

/** Under which licences something may be passed on that was adapted from what has this one: what is shared alike stays as it is, what names its authors goes on naming them. */
const AFTER: Readonly<Record<Licence, readonly Licence[]>> = {
  'CC-BY-NC-SA-4.0': ['CC-BY-NC-SA-4.0'],
  'CC-BY-SA-4.0': ['CC-BY-SA-4.0'],
  'CC-BY-4.0': ['CC-BY-NC-SA-4.0', 'CC-BY-SA-4.0', 'CC-BY-4.0'],
  'CC0-1.0': LICENCES,
};

/** The licences that an adaptation can have; all of them for what was begun afresh. Pure. */
export function licencesAfter(origin: string | null): readonly Licence[] {
  return LICENCES.find((one) => one === origin) ? AFTER[origin as Licence] : LICENCES;
}
