import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';

/** What a page sends along with what it saves: whose page it is. */
export const PAGE_OF = 'X-Page-Of';

/** Headers that say whose page this is: of whoever it was drawn for, also once somebody else has signed in. */
export function usePageOf(): Readonly<Record<string, string>> {
  const data = useLoaderData<{ pageOf?: string } | undefined>();
  const [headers] = useState(() => ({ [PAGE_OF]: data?.pageOf ?? '' }));
  return headers;
}
