import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';

/**
 * A calendar whose things can be dragged, where there is a script and a pointer that can. The script is a small one of its own:
 * the page is only read, and needs no other.
 */
export function Draggable({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const nonce = useRouteLoaderData<{ nonce: string }>('root')?.nonce;
  return (
    <>
      {children}
      {isOn && <script defer src="/drag.js" nonce={nonce} />}
    </>
  );
}
