import type { MetaFunction } from '@remix-run/node';

export const PRODUCT = 'Passerelle';

/** The title that the loader decided. Neutral on purpose: it stands in the history and on the tab. */
export const pageMeta: MetaFunction = ({ data }) => [{ title: titleIn(data) }];

function titleIn(data: unknown): string {
  const title = typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string' ? data.title : '';
  return title ? `${title} · ${PRODUCT}` : PRODUCT;
}

/**
 * A route exports this as its `handle` when its page is only read: it is then sent without scripts, which nothing on it needs.
 * Forms that check as one types, and answers that save themselves, need them.
 */
export const still = { still: true } as const;

/** Whether a page of these routes, by their handles, goes without scripts. */
export function isStill(handles: readonly unknown[]): boolean {
  return handles.some((handle) => typeof handle === 'object' && handle !== null && 'still' in handle && handle.still === true);
}
