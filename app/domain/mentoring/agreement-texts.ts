// Apart from the schema: the page names these, and must not bring what checks a form into the browser.

export const AGREEMENT_TEXTS = ['expectations', 'confidentiality', 'channels', 'danger'] as const;
export type AgreementText = (typeof AGREEMENT_TEXTS)[number];
export const AGREEMENT_LIMIT = 4_000;
