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
