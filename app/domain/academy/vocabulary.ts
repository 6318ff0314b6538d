// Apart from the schemas: pages name these, and must not bring what checks files into the browser.

/** Who a module is for. */
export const AUDIENCES = ['members', 'delegates', 'emerging-leaders', 'board', 'staff', 'peer-educators', 'trainers'] as const;
/** What a block of a session is. */
export const BLOCK_KINDS = ['energiser', 'input', 'group-work', 'site-link', 'debrief', 'break'] as const;
/** Under which a module may be passed on, the usual one first. */
export const LICENCES = ['CC-BY-NC-SA-4.0', 'CC-BY-SA-4.0', 'CC-BY-4.0', 'CC0-1.0'] as const;
/** No name, in files or addresses, has more letters. */
export const LONGEST_NAME = 61;
/** How a name in an address is made. */
export const NAME_IN_ADDRESS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** What an address can name; anything else names nothing. */
export const NAME = /^[a-z][a-z0-9-]{0,60}$/;
/** An id as the database makes it; no name looks like it. */
export const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const LANGUAGE = /^[a-z]{2}$/;

/** What there is of a module on paper: for whoever leads, for whoever comes, and for the wall. */
export const PAPERS = ['guide', 'handout', 'slides'] as const;
export type PaperKind = (typeof PAPERS)[number];

export const LETTERS = ['a', 'b', 'c', 'd'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];
