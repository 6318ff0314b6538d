// Apart from the schemas: pages name these, and must not bring what checks a form into the browser.

/** Most characters of a text of a visit. */
export const VISIT_TEXT = 6_000;
/** How long a visit can be, in minutes. */
export const VISIT_LENGTHS = ['60', '120', '180', '240', '360', '480'] as const;
