// Apart from the schemas: pages name these, and must not bring what checks a form into the browser.

/** Most characters of a text of a site. */
export const SITE_TEXT = 4_000;
export const SITE_WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export const SITE_REACHES = ['network', 'everyone'] as const;
