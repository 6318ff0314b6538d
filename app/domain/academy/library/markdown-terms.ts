// Apart from what reads Markdown, so that a page brings nothing of that along.

/** By this a word of the glossary is found again in what was drawn. */
export const TERM = 'term';
