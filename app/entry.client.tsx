import { RemixBrowser } from '@remix-run/react';
import { startTransition, useLayoutEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { holdEarlyWords } from '#app/ui/forms/early-words.ts';

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

/** The page, which says when it listens: before anything of it acts on what it finds. */
function Listening({ begun }: { begun: () => void }) {
  useLayoutEffect(begun, [begun]);
  return <RemixBrowser />;
}

void decodeData().then(() => {
  const giveBack = holdEarlyWords();
  startTransition(() => {
    hydrateRoot(document, <Listening begun={giveBack} />);
  });
});
