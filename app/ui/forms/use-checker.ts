import { useEffect, useState, type RefObject } from 'react';
import type { LiveChecks } from './live-checks.tsx';
import { fetchSchemaOf, type Schema, type SchemaSource } from './schema-source.ts';
import { useAfterPointer } from './use-pointer.ts';

interface Checker {
  LiveChecks: typeof LiveChecks;
  schema: Schema;
  /** Names of the fields that were left while it was on its way. */
  left: readonly string[];
  /** Knows of a press that began before this was there. */
  afterPointer: ReturnType<typeof useAfterPointer>;
}

/**
 * What checks a form in the browser, fetched when one first enters it: `null` until then, and for ever when it cannot be
 * fetched. The server checks all the same.
 */
export function useChecker(ref: RefObject<HTMLFormElement>, source: SchemaSource | undefined): Checker | null {
  const [checker, setChecker] = useState<Checker | null>(null);
  const isThere = checker !== null;
  const afterPointer = useAfterPointer();

  useEffect(() => {
    const form = ref.current;
    if (isThere || !source || !form) return undefined;
    let isWanted = true;
    const left = new Set<string>();
    const note = ({ target }: FocusEvent) => void (target instanceof Element && left.add(target.getAttribute('name') ?? ''));
    const fetchBoth = () =>
      void Promise.all([import('./live-checks.tsx'), fetchSchemaOf(source)]).then(
        ([checks, schema]) => isWanted && setChecker({ LiveChecks: checks.LiveChecks, schema, left: [...left].filter(Boolean), afterPointer }),
        () => undefined,
      );
    if (form.contains(document.activeElement)) fetchBoth();
    form.addEventListener('focusin', fetchBoth);
    form.addEventListener('focusout', note);
    return () => {
      isWanted = false;
      form.removeEventListener('focusin', fetchBoth);
      form.removeEventListener('focusout', note);
    };
  }, [ref, source, isThere, afterPointer]);

  return checker;
}
