/** The languages in which a module is written today; the first stands in for any that is missing. */
export const WRITTEN = ['en', 'fr'] as const;
export type Written = (typeof WRITTEN)[number];

/** The parts of a module's text, in their order. */
export const PARTS = ['purpose', 'audience', 'objectives', 'plan', 'materials', 'handout', 'adaptations', 'check', 'sources'] as const;
export type Part = (typeof PARTS)[number];

export interface Headings {
  parts: Readonly<Record<Part, string>>;
  adaptations: readonly [string, string, string];
  /** How the notes for whoever leads begin. */
  notes: string;
}

/** The headings that each language's text has, word for word. */
export const HEADINGS: Readonly<Record<Written, Headings>> = {
  en: {
    parts: { purpose: 'Purpose', audience: 'Audience', objectives: 'Learning objectives', plan: 'Session plan', materials: 'Materials', handout: 'Handout', adaptations: 'Adaptations', check: 'Knowledge check', sources: 'Sources' },
    adaptations: ['Low literacy', 'Online', 'Where sex work is criminalised'],
    notes: 'Facilitation.',
  },
  fr: {
    parts: { purpose: 'But', audience: 'Public', objectives: "Objectifs d'apprentissage", plan: 'Déroulé', materials: 'Matériel', handout: 'Fiche à remettre', adaptations: 'Adaptations', check: 'Vérifier ses acquis', sources: 'Sources' },
    adaptations: ['Peu de lecture', 'En ligne', 'Là où le travail du sexe est criminalisé'],
    notes: 'Animation.',
  },
};

/** What our own heading that tells is called where anyone may read it. */
const NEUTRAL: Readonly<Record<Written, string>> = { en: 'Where it is criminalised', fr: "Là où c'est criminalisé" };

/** A text, or a heading alone, with no heading of ours that tells. What its author wrote stays as it is. */
export function withNeutralHeadings(text: string, language: string): string {
  const written = WRITTEN.find((one) => one === language);
  return written ? text.replace(new RegExp(`^(?<mark>### )?${HEADINGS[written].adaptations[2]}$`, 'gm'), `$<mark>${NEUTRAL[written]}`) : text;
}

/** The language that is asked for, where modules are written in it; else the other. */
export function writtenIn(asked: string | null, otherwise: string): string {
  return WRITTEN.find((one) => one === asked) ?? otherwise;
}
