import { versionTypedOver } from '#app/ui/forms/field-values.ts';

/** An answer as a page holds it. */
export interface ShownAnswer {
  choice: string;
  note: string;
  evidence: string;
  version: number;
  savedAt: string | null;
}

const PARTS = ['choice', 'note', 'evidence'] as const;

/**
 * What a page shows of an answer once it was sent and refused: what was typed (`sent`, the fields of the page), over the version that
 * it was typed over. Over a newer answer that is shown beside it (`theirs`), over that one; and what stands already, over what stands.
 */
export function typedAgain(criterion: string, standing: ShownAnswer, sent: Readonly<Record<string, unknown>> | undefined, theirs?: { version: number } | null): ShownAnswer {
  if (sent?.[`${criterion}.version`] === undefined) return standing;
  const typed = (part: string) => (typeof sent[`${criterion}.${part}`] === 'string' ? String(sent[`${criterion}.${part}`]) : '');
  const words = { choice: typed('choice'), note: typed('note'), evidence: typed('evidence') };
  // A browser sends other line ends than it was given.
  if (PARTS.every((part) => words[part].replace(/\r\n?/g, '\n').trim() === standing[part])) return standing;
  return { ...words, version: versionTypedOver(standing.version, typed('version'), theirs?.version), savedAt: null };
}
