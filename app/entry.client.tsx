import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Remix begins to decode what the loaders answered when it is first drawn, and throws the promise of it. React must not meet that
 * promise: a key that comes while the whole page waits for one ends React's work with an error (#345), and the page never listens.
 */
async function decodeData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (decoding) {
    await decoding;
  }
}

void decodeData().then(() =>
  startTransition(() => {
    hydrateRoot(document, <RemixBrowser />);
  }),
);
