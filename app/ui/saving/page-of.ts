import { useState } from 'react';
import { usePageSign } from '../forms/page-of-field.tsx';

/** What a page sends along with what it saves: whose page it is. */
export const PAGE_OF = 'X-Page-Of';

/** Headers that say whose page this is. */
export function usePageOf(): Readonly<Record<string, string>> {
  const sign = usePageSign();
  return useState(() => ({ [PAGE_OF]: sign ?? '' }))[0];
}
