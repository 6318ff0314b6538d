import type { MetaFunction } from '@remix-run/node';

export const PRODUCT = 'Passerelle';

/** The title that the loader decided. Neutral on purpose: it stands in the history and on the tab. */
export const pageMeta: MetaFunction = ({ data }) => [{ title: titleIn(data) }];

function titleIn(data: unknown): string {
  const title = typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string' ? data.title : '';
  return title ? `${title} · ${PRODUCT}` : PRODUCT;
}
