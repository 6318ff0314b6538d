import type { MarkdownNode } from './markdown.ts';

/** The number of what draws pages: one more when they are to be drawn anew. */
export const RENDERING = 1;

/** A module's text in one language by its parts; `T` is a piece of it: a tree, or what was drawn of it. */
export interface ModuleParts<T> {
  purpose: T;
  audience: T;
  objectives: T;
  blocks: { title: string; steps: T; notes: T }[];
  materials: T;
  handout: T;
  adaptations: { title: string; text: T }[];
  questions: { question: string; answers: T[]; explanation: T }[];
  sources: T;
}

/** As it is kept for the page: each piece as safe HTML. */
export type ModulePage = ModuleParts<string>;
export type ModuleTree = ModuleParts<MarkdownNode[]>;

export function mapParts<A, B>(parts: ModuleParts<A>, draw: (piece: A) => B): ModuleParts<B> {
  return {
    purpose: draw(parts.purpose),
    audience: draw(parts.audience),
    objectives: draw(parts.objectives),
    blocks: parts.blocks.map(({ title, steps, notes }) => ({ title, steps: draw(steps), notes: draw(notes) })),
    materials: draw(parts.materials),
    handout: draw(parts.handout),
    adaptations: parts.adaptations.map(({ title, text }) => ({ title, text: draw(text) })),
    questions: parts.questions.map(({ question, answers, explanation }) => ({ question, answers: answers.map((answer) => draw(answer)), explanation: draw(explanation) })),
    sources: draw(parts.sources),
  };
}
